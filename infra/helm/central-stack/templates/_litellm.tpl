{{/* Nothing of what is asked or answered is written down, and who cannot be counted is not served. */}}
{{- define "litellm.config" -}}
model_list:
  {{- toYaml .Values.litellm.models | nindent 2 }}
general_settings:
  master_key: os.environ/LITELLM_MASTER_KEY
  store_model_in_db: true
  user_api_key_cache_ttl: 60
  proxy_batch_write_at: 10
  database_connection_pool_limit: 10
  use_redis_transaction_buffer: true
  allow_requests_on_db_unavailable: false
  fail_closed_budget_enforcement: true
  fail_closed_rate_limit_enforcement: true
  store_prompts_in_spend_logs: false
  disable_spend_logs: false
  maximum_spend_logs_retention_period: {{ .Values.litellm.keepSpendLogs }}
litellm_settings:
  # for counting alone: an answer that is kept for one tenant must never be another's
  cache: true
  cache_params:
    type: redis
    supported_call_types: []
  turn_off_message_logging: true
  # Figures for Prometheus, which asks with a key of its own: how many requests failed, by which model and how. Whose they were, tells
  # the ledger alone.
  callbacks: [prometheus]
  service_callback: [prometheus_system]
  require_auth_for_metrics_endpoint: true
  prometheus_metrics_config:
    - group: requests
      metrics: [litellm_proxy_total_requests_metric]
      include_labels: [requested_model, status_code]
    - group: failures
      metrics: [litellm_proxy_failed_requests_metric]
      include_labels: [requested_model, exception_status, exception_class]
  redact_user_api_key_info: true
  num_retries: 1
  request_timeout: 600
router_settings:
  redis_host: os.environ/REDIS_HOST
  redis_port: os.environ/REDIS_PORT
  redis_password: os.environ/REDIS_PASSWORD
{{- end }}

{{/* What it writes although its image is read only. */}}
{{- define "litellm.folders" -}}
- name: HOME
  value: /tmp
- name: XDG_CACHE_HOME
  value: /tmp/cache
{{- end }}
