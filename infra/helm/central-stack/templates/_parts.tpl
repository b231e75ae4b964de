{{/* What all workloads share. Each service has a namespace of its own, and so its own secrets; names in it are fixed. */}}

{{/* part.labels (dict "root" $ "part" "litellm") */}}
{{- define "part.labels" -}}
{{ include "part.selector" . }}
app.kubernetes.io/part-of: central-stack
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
tenantry.dev/release: {{ .root.Values.release | quote }}
{{- end }}

{{- define "part.selector" -}}
app.kubernetes.io/name: {{ .part }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{/* part.meta (dict "root" $ "part" "litellm" "space" "gateway" ["name" "other"]) */}}
{{- define "part.meta" -}}
name: {{ .name | default .part }}
namespace: {{ .space }}
labels:
  {{- include "part.labels" . | nindent 2 }}
{{- end }}

{{/* part.image (dict "root" $ "image" .Values.images.litellm): by digest where there is one */}}
{{- define "part.image" -}}
{{ .root.Values.images.registry }}/{{ .image.repository }}{{ with .image.digest }}@{{ . }}{{ else }}:{{ .image.tag }}{{ end }}
{{- end }}

{{- define "part.podSecurity" -}}
runAsNonRoot: true
runAsUser: {{ .user }}
runAsGroup: {{ .user }}
fsGroup: {{ .user }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "part.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities:
  drop: [ALL]
{{- end }}

{{/* Memory is not overcommitted; CPU of what people wait for is not limited. */}}
{{- define "part.resources" -}}
{{- $own := get .root.Values.resources .part -}}
requests:
  cpu: {{ $own.cpu | quote }}
  memory: {{ $own.memory }}
  ephemeral-storage: 256Mi
limits:
  memory: {{ $own.memory }}
  ephemeral-storage: 4Gi
{{- end }}

{{/* Away from the other pods of the same part, by zone and then by node. */}}
{{- define "part.spread" -}}
- maxSkew: 1
  topologyKey: topology.kubernetes.io/zone
  whenUnsatisfiable: ScheduleAnyway
  labelSelector:
    matchLabels:
      {{- include "part.selector" . | nindent 6 }}
- maxSkew: 1
  topologyKey: kubernetes.io/hostname
  whenUnsatisfiable: ScheduleAnyway
  labelSelector:
    matchLabels:
      {{- include "part.selector" . | nindent 6 }}
{{- end }}

{{/*
What a pod is apart from its containers.
part.pod (dict "root" $ "part" … "user" 1000 "grace" 60 ["checksum" text] ["account" name])
*/}}
{{- define "part.podTop" -}}
metadata:
  labels:
    {{- include "part.selector" . | nindent 4 }}
    app.kubernetes.io/part-of: central-stack
  annotations:
    tenantry.dev/secrets: {{ .root.Values.secrets.revision | quote }}
    {{- with .checksum }}
    tenantry.dev/config: {{ sha256sum . | trunc 16 }}
    {{- end }}
{{- end }}

{{- define "part.podSpec" -}}
serviceAccountName: {{ .account | default .part }}
automountServiceAccountToken: false
enableServiceLinks: false
terminationGracePeriodSeconds: {{ .grace | default 60 }}
securityContext:
  {{- include "part.podSecurity" . | nindent 2 }}
topologySpreadConstraints:
  {{- include "part.spread" . | nindent 2 }}
{{- end }}

{{/* part.probes (dict "start" "/a" "ready" "/b" "live" "/c" "port" "http" "patience" 60) */}}
{{- define "part.probes" -}}
startupProbe:
  httpGet:
    path: {{ .start | default .live }}
    port: {{ .port }}
  periodSeconds: 5
  timeoutSeconds: 3
  failureThreshold: {{ .patience | default 24 }}
readinessProbe:
  httpGet:
    path: {{ .ready | default .live }}
    port: {{ .port }}
  periodSeconds: 5
  timeoutSeconds: 4
  failureThreshold: 3
livenessProbe:
  httpGet:
    path: {{ .live }}
    port: {{ .port }}
  periodSeconds: 20
  timeoutSeconds: 5
  failureThreshold: 6
{{- end }}

{{/* Load balancers and services learn of a pod's end before it comes. */}}
{{- define "part.drain" -}}
lifecycle:
  preStop:
    sleep:
      seconds: {{ . }}
{{- end }}

{{/* part.secretEnv (dict "secret" "litellm" "of" (dict "VARIABLE" "key")) */}}
{{- define "part.secretEnv" -}}
{{- $secret := .secret }}
{{- range $variable, $key := .of }}
- name: {{ $variable }}
  valueFrom:
    secretKeyRef:
      name: {{ $secret }}
      key: {{ $key }}
{{- end }}
{{- end }}

{{- define "database.authorities" -}}
{{- $file := printf "files/rds/%s.pem" .Values.region -}}
{{- required (printf "there are no authorities of RDS for %s in this chart" .Values.region) (.Files.Get $file) -}}
{{- end }}

{{/* Says whose certificate a database must have. */}}
{{- define "database.volume" -}}
- name: database
  configMap:
    name: database-authorities
{{- end }}
{{- define "database.mount" -}}
- name: database
  mountPath: /etc/tenantry/database
  readOnly: true
{{- end }}
{{- define "database.verified" -}}
sslmode=verify-full&sslrootcert=/etc/tenantry/database/authorities.pem
{{- end }}

{{/* service (dict "root" $ "part" … "space" … "ports" (list (dict "name" "http" "port" 4000))) */}}
{{- define "part.service" }}
---
apiVersion: v1
kind: Service
metadata:
  {{- include "part.meta" . | nindent 2 }}
spec:
  selector:
    {{- include "part.selector" . | nindent 4 }}
  ports:
    {{- range .ports }}
    - name: {{ .name }}
      port: {{ .port }}
      targetPort: {{ .port }}
    {{- end }}
{{- end }}

{{/* Nodes are replaced every three weeks at the latest: one pod at a time, and never none, or no node could be drained. */}}
{{- define "part.budget" }}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "part.meta" . | nindent 2 }}
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "part.selector" . | nindent 6 }}
{{- end }}

{{/* Has no token for the cluster's own API, and no name in AWS unless the stack gives it one. */}}
{{- define "part.account" }}
---
apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "part.meta" . | nindent 2 }}
  {{- with .role }}
  annotations:
    eks.amazonaws.com/role-arn: {{ . }}
  {{- end }}
automountServiceAccountToken: false
{{- end }}

{{/* Pods of a service in a group of a load balancer that Terraform made. */}}
{{- define "part.bound" }}
{{- if .arn }}
---
apiVersion: eks.amazonaws.com/v1
kind: TargetGroupBinding
metadata:
  {{- include "part.meta" . | nindent 2 }}
spec:
  targetType: ip
  targetGroupARN: {{ .arn }}
  serviceRef:
    name: {{ .service | default .part }}
    port: {{ .port }}
{{- end }}
{{- end }}
