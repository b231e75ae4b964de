{{/*
Environment of Open WebUI without its secrets. Most of it counts at the first start only: afterwards the database wins
(ENABLE_PERSISTENT_CONFIG stays on, or changes by the admin API would live in one process alone), and the portal changes and
reads back by the API. An empty address would become api.openai.com, so what is not used points to a closed port.
*/}}
{{- define "open-webui.settings" -}}
{{- $nowhere := "http://127.0.0.1:9" -}}
# where it is
ENV: prod
PORT: "8080"
DATA_DIR: /app/backend/data
STATIC_DIR: /tmp/static
HOME: /tmp
WEBUI_NAME: {{ .Values.openWebui.name | quote }}
WEBUI_URL: https://{{ .Values.hostName }}
CORS_ALLOW_ORIGIN: https://{{ .Values.hostName }}
ENABLE_PERSISTENT_CONFIG: "true"
{{- with .Values.database }}
{{- if .host }}
# the server proves its name by a certificate of RDS's own authorities; the password is not part of the address
DATABASE_URL: postgresql://{{ .user }}@{{ .host }}:{{ .port }}/{{ .name }}?sslmode=verify-full&sslrootcert=/etc/tenantry/database/authorities.pem
# for each pod; all pods of a profile together stay below what its database takes
DATABASE_POOL_SIZE: "10"
DATABASE_POOL_MAX_OVERFLOW: "10"
{{- end }}
{{- end }}
{{- if .Values.valkey.host }}
WEBSOCKET_MANAGER: redis # its address holds a password and comes from a secret
REDIS_KEY_PREFIX: open-webui
REDIS_SOCKET_CONNECT_TIMEOUT: "5"
REDIS_HEALTH_CHECK_INTERVAL: "60"
{{- end }}
# people
WEBUI_ADMIN_NAME: Portal
WEBUI_ADMIN_EMAIL: {{ .Values.openWebui.adminEmail }}
ENABLE_SIGNUP: "false"
ENABLE_INITIAL_ADMIN_SIGNUP: "false"
DEFAULT_USER_ROLE: {{ .Values.openWebui.defaultRole }}
JWT_EXPIRES_IN: 12h
WEBUI_AUTH_COOKIE_SECURE: "true"
WEBUI_AUTH_COOKIE_SAME_SITE: lax
WEBUI_SESSION_COOKIE_SECURE: "true"
WEBUI_SESSION_COOKIE_SAME_SITE: lax
ENABLE_API_KEYS: "true"
# the provider's administrator governs, but does not read along
ENABLE_ADMIN_CHAT_ACCESS: "false"
ENABLE_ADMIN_EXPORT: "false"
SHOW_ADMIN_DETAILS: "false"
BYPASS_MODEL_ACCESS_CONTROL: "false"
{{- if eq .Values.signIn.kind "oidc" }}
OPENID_PROVIDER_URL: {{ .Values.signIn.issuer | trimSuffix "/" }}/.well-known/openid-configuration
OPENID_REDIRECT_URI: https://{{ .Values.hostName }}/oauth/oidc/callback
OAUTH_CLIENT_ID: {{ .Values.signIn.clientId | quote }}
OAUTH_SCOPES: openid email profile
OAUTH_CODE_CHALLENGE_METHOD: S256
OAUTH_PICTURE_CLAIM: ""
ENABLE_OAUTH_SIGNUP: "true"
{{- with .Values.signIn.groupClaim }}
ENABLE_OAUTH_GROUP_MANAGEMENT: "true"
OAUTH_GROUP_CLAIM: {{ . | quote }}
{{- end }}
{{- end }}
# models
ENABLE_OLLAMA_API: "true"
OLLAMA_BASE_URLS: http://ollama:11434
{{- if eq .Values.dataPolicy "EXTERNAL" }}
ENABLE_OPENAI_API: "true"
OPENAI_API_BASE_URLS: {{ .Values.gateway.url }}
{{- else }}
ENABLE_OPENAI_API: "false"
OPENAI_API_BASE_URLS: {{ $nowhere }}
OPENAI_API_KEYS: none
{{- end }}
OPENAI_API_BASE_URL: {{ $nowhere }}
RAG_OPENAI_API_BASE_URL: {{ $nowhere }}
IMAGES_OPENAI_API_BASE_URL: {{ $nowhere }}
AUDIO_STT_OPENAI_API_BASE_URL: {{ $nowhere }}
AUDIO_TTS_OPENAI_API_BASE_URL: {{ $nowhere }}
ENABLE_DIRECT_CONNECTIONS: "false"
ENABLE_EVALUATION_ARENA_MODELS: "false"
ENABLE_FORWARD_USER_INFO_HEADERS: "false"
# documents
STORAGE_PROVIDER: s3
STORAGE_LOCAL_CACHE: "false"
S3_BUCKET_NAME: {{ .Values.openWebui.storage.bucket }}
S3_REGION_NAME: {{ .Values.region }}
S3_KEY_PREFIX: {{ .Values.openWebui.storage.prefix }}
{{- with .Values.openWebui.storage.endpoint }}
S3_ENDPOINT_URL: {{ . }}
S3_ADDRESSING_STYLE: path
{{- end }}
VECTOR_DB: qdrant
QDRANT_URI: http://qdrant:6333
QDRANT_TIMEOUT: "30"
ENABLE_QDRANT_MULTITENANCY_MODE: "true" # another value later would orphan what is stored
RAG_EMBEDDING_ENGINE: ollama
RAG_EMBEDDING_MODEL: {{ first .Values.ollama.models }}
RAG_OLLAMA_BASE_URL: http://ollama:11434
# nothing outward
OFFLINE_MODE: "true"
HF_HUB_OFFLINE: "1"
RAG_EMBEDDING_MODEL_AUTO_UPDATE: "false"
RAG_RERANKING_MODEL_AUTO_UPDATE: "false"
WHISPER_MODEL_AUTO_UPDATE: "false"
ENABLE_VERSION_UPDATE_CHECK: "false"
ENABLE_PIP_INSTALL_FRONTMATTER_REQUIREMENTS: "false"
ENABLE_COMMUNITY_SHARING: "false"
ENABLE_WEB_SEARCH: "false"
ENABLE_IMAGE_GENERATION: "false"
ENABLE_CODE_EXECUTION: "false"
ENABLE_CODE_INTERPRETER: "false"
ENABLE_RAG_LOCAL_WEB_FETCH: "false"
ENABLE_USER_WEBHOOKS: "false"
SCARF_NO_ANALYTICS: "true"
DO_NOT_TRACK: "true"
ANONYMIZED_TELEMETRY: "false"
# who did what, never what was said
AUDIT_LOG_LEVEL: METADATA
{{- end }}

{{/* What both the assistant and its migration need. */}}
{{- define "open-webui.ownSecrets" -}}
- name: WEBUI_SECRET_KEY
  valueFrom:
    secretKeyRef:
      name: {{ .Values.secrets.openWebui }}
      key: secret-key
- name: WEBUI_ADMIN_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ .Values.secrets.openWebui }}
      key: admin-password
{{- if .Values.database.host }}
- name: PGPASSWORD # read by PostgreSQL's own library
  valueFrom:
    secretKeyRef:
      name: {{ .Values.secrets.database }}
      key: password
{{- end }}
{{- end }}
