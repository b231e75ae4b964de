{{/*
The portal's settings by their own names; a test compares them with those that the portal's code knows.
Secrets are files beside it, never here.
*/}}
{{- define "portal.settings" -}}
{{- $realm := printf "https://%s/realms/tenantry" .Values.hosts.login -}}
{{- $inside := "http://keycloak.sign-in:8080/realms/tenantry" -}}
tenantry:
  home: /var/lib/tenantry
  # in a pod nothing that the portal starts outlives it: programs are Jobs, which see the same files
  runs:
    folder: /var/lib/tenantry-shared/runs
  processes:
    host: kubernetes
    folder: /var/lib/tenantry-shared/processes
    slots: {{ .Values.portal.programsAtOnce }}
    kubernetes:
      template: /etc/tenantry/settings/program.yaml
  database:
    embedded: false
    url: "jdbc:postgresql://{{ .Values.databases.portal }}:5432/portal?{{ include "database.verified" . }}"
    owner: { file: /run/secrets/tenantry/database-owner }
    app: { file: /run/secrets/tenantry/database-app }
    engine: { file: /run/secrets/tenantry/database-engine }
  egress:
    # the only ones that it reaches without TLS; infra/helm/central-plain-connections.yaml says why
    plain-hosts: [keycloak.sign-in, litellm.gateway, lago-api-for-portal.billing]
  secrets:
    kms-key: {{ .Values.portal.envelopesKeyArn }}
  oidc:
    # tokens name the public address; what the portal asks itself it asks inside
    issuer: {{ $realm }}
    authorization-uri: {{ $realm }}/protocol/openid-connect/auth
    end-session-uri: {{ $realm }}/protocol/openid-connect/logout
    token-uri: {{ $inside }}/protocol/openid-connect/token
    jwk-set-uri: {{ $inside }}/protocol/openid-connect/certs
  keycloak:
    admin-url: http://keycloak.sign-in:8080
    client-secret-file: /run/secrets/tenantry/keycloak-client-secret
  litellm:
    url: http://litellm.gateway:4000
    key-file: /run/secrets/tenantry/litellm-key
  lago:
    url: http://lago-api-for-portal.billing:3000
  links:
    lago: https://{{ .Values.hosts.billing }}
  billing:
    {{- toYaml .Values.portal.billing | nindent 4 }}
  infrastructure:
    gateway-service: {{ .Values.portal.gatewayService }}
    {{- with .Values.portal.signInService }}
    sign-in-service: {{ . }}
    {{- end }}
    {{- with .Values.portal.toolsService }}
    tools-service: {{ . }}
    {{- end }}
  {{- with .Values.portal.agencyTools }}
  mcp:
    agency-address: {{ .address }}
    {{- with .name }}
    agency-name: {{ . | quote }}
    {{- end }}
    {{- if .needsToken }}
    agency-needs-token: true
    {{- end }}
    {{- with .tenantAddress }}
    tenant-address: {{ . | quote }}
    {{- end }}
  {{- end }}
  metrics:
    clients: tenantry-watch
  runner:
    gateway-address: https://{{ .Values.hosts.gateway }}/v1
    charts: /opt/tenantry/helm
  bootstrap:
    template-url: {{ .Values.portal.bootstrapTemplateUrl }}
    control-plane-principal: {{ .Values.portal.role }}
  {{- with .Values.portal.organizationRole }}
  organizations:
    role: {{ . }}
  {{- end }}
  first-administrator:
    {{- toYaml .Values.portal.firstAdministrator | nindent 4 }}
  notifications:
    portal: https://{{ .Values.hosts.portal }}
    language: {{ .Values.portal.language }}
    {{- with .Values.mail }}
    mail:
      host: {{ .host }}
      port: 587
      encryption: STARTTLS
      from: {{ .from }}
      {{- with .user }}
      user: {{ . }}
      password-file: /run/secrets/tenantry/mail-password
      {{- end }}
    {{- end }}
{{- end }}

{{/* The Job that each program becomes; its name, its command and how often are the portal's. Without a name in AWS and without a token. */}}
{{- define "portal.program" -}}
{{- $part := dict "root" . "part" "program" "space" "portal" -}}
apiVersion: batch/v1
kind: Job
metadata:
  labels:
    {{- include "part.labels" $part | nindent 4 }}
spec:
  ttlSecondsAfterFinished: 3600
  template:
    metadata:
      labels:
        {{- include "part.selector" $part | nindent 8 }}
        app.kubernetes.io/part-of: central-stack
      annotations:
        # to make room is no reason to break off what builds a tenant
        karpenter.sh/do-not-disrupt: "true"
    spec:
      {{- include "part.podSpec" (merge (dict "user" 1000) $part) | nindent 6 }}
      containers:
        - name: program
          image: {{ include "part.image" (dict "root" . "image" .Values.portal.image) }}
          imagePullPolicy: IfNotPresent
          securityContext:
            {{- include "part.containerSecurity" . | nindent 12 }}
          env:
            - name: HOME
              value: /tmp
          resources:
            {{- include "part.resources" $part | nindent 12 }}
          volumeMounts:
            - name: shared
              mountPath: /var/lib/tenantry-shared
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: shared
          persistentVolumeClaim:
            claimName: portal-shared
        - name: tmp
          emptyDir: {}
{{- end }}
