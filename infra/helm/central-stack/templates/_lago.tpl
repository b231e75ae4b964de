{{- define "lago.env" -}}
{{- include "part.secretEnv" (dict "secret" "lago" "of" (dict
      "DATABASE_PASSWORD" "database-password" "REDIS_PASSWORD" "redis-password" "SECRET_KEY_BASE" "secret-key-base"
      "LAGO_RSA_PRIVATE_KEY" "rsa-private-key" "LAGO_ENCRYPTION_PRIMARY_KEY" "encryption-primary-key"
      "LAGO_ENCRYPTION_DETERMINISTIC_KEY" "encryption-deterministic-key"
      "LAGO_ENCRYPTION_KEY_DERIVATION_SALT" "encryption-key-derivation-salt")) | trim }}
- name: DATABASE_URL
  value: "postgresql://lago:$(DATABASE_PASSWORD)@{{ .Values.databases.lago }}:5432/lago?{{ include "database.verified" . }}"
- name: REDIS_URL
  value: "rediss://{{ .Values.caches.billing.user }}:$(REDIS_PASSWORD)@{{ .Values.caches.billing.host }}:6379/0"
- name: LAGO_REDIS_CACHE_URL
  value: "rediss://{{ .Values.caches.billing.user }}:$(REDIS_PASSWORD)@{{ .Values.caches.billing.host }}:6379/1"
- name: RAILS_ENV
  value: production
- name: RAILS_LOG_TO_STDOUT
  value: "true"
- name: LAGO_API_URL
  value: https://{{ .Values.hosts.billing }}
- name: LAGO_FRONT_URL
  value: https://{{ .Values.hosts.billing }}
- name: LAGO_PDF_URL
  value: http://lago-pdf:3000
- name: LAGO_USE_AWS_S3
  value: "true"
# no keys: the pod's identity
- name: LAGO_AWS_S3_REGION
  value: {{ .Values.region }}
- name: LAGO_AWS_S3_BUCKET
  value: {{ .Values.lago.bucket }}
- name: LAGO_DISABLE_SEGMENT
  value: "true" # it would tell its makers what is done
- name: LAGO_SIDEKIQ_WEB
  value: "false" # it asks nobody who they are
{{- end }}

{{/* lago.process (dict "root" $ "part" … "command" list "replicas" 2 "http" bool "signUp" bool "account" …) */}}
{{- define "lago.process" }}
{{- $part := dict "root" .root "part" .part "space" "billing" }}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  {{- include "part.meta" $part | nindent 2 }}
spec:
  replicas: {{ .replicas }}
  revisionHistoryLimit: 5
  strategy:
    {{- if .alone }}
    type: Recreate # never two at once: each would bill
    {{- else }}
    rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }
    {{- end }}
  selector:
    matchLabels:
      {{- include "part.selector" $part | nindent 6 }}
  template:
    {{- $pod := merge (dict "user" 1000 "grace" 120 "account" "lago") $part }}
    {{- include "part.podTop" $pod | nindent 4 }}
    spec:
      {{- include "part.podSpec" $pod | nindent 6 }}
      containers:
        - name: lago
          image: {{ include "part.image" (dict "root" .root "image" .root.Values.images.lagoApi) }}
          imagePullPolicy: IfNotPresent
          command: {{ toJson .command }}
          securityContext:
            {{- include "part.containerSecurity" . | nindent 12 }}
          env:
            {{- include "lago.env" .root | nindent 12 }}
            - name: LAGO_DISABLE_SIGNUP
              value: {{ not .signUp | quote }}
          {{- if .port }}
          ports:
            - name: http
              containerPort: {{ .port }}
          {{- include "part.probes" (dict "live" .live "ready" .ready "port" "http" "patience" 60) | nindent 10 }}
          {{- else }}
          # it has no page of its own that says that it lives
          {{- range $probe, $every := dict "startupProbe" 5 "readinessProbe" 20 "livenessProbe" 60 }}
          {{ $probe }}:
            exec:
              command: [sh, -c, "grep -aq clockwork /proc/1/cmdline"]
            periodSeconds: {{ $every }}
            timeoutSeconds: 5
            failureThreshold: 6
          {{- end }}
          {{- end }}
          {{- include "part.drain" 10 | nindent 10 }}
          resources:
            {{- include "part.resources" $part | nindent 12 }}
          volumeMounts:
            - name: tmp
              mountPath: /tmp
            - name: app-tmp
              mountPath: /app/tmp
            - name: app-log
              mountPath: /app/log
            {{- include "database.mount" . | nindent 12 }}
      volumes:
        - name: tmp
          emptyDir: {}
        - name: app-tmp
          emptyDir: {}
        - name: app-log
          emptyDir: {}
        {{- include "database.volume" . | nindent 8 }}
{{- end }}
