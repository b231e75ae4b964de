{{/* The parts that all workloads share. Names are fixed: a namespace holds one stack. */}}

{{/* part.labels (dict "root" $ "part" "qdrant") */}}
{{- define "part.labels" -}}
{{ include "part.selector" . }}
app.kubernetes.io/part-of: customer-stack
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
tenantry.dev/tenant: {{ .root.Values.tenant }}
tenantry.dev/release: {{ .root.Values.release | quote }}
{{- end }}

{{- define "part.selector" -}}
app.kubernetes.io/name: {{ .part }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{/* Without release and chart: a new release restarts only those pods in which something changes. */}}
{{- define "part.podLabels" -}}
{{ include "part.selector" . }}
app.kubernetes.io/part-of: customer-stack
tenantry.dev/tenant: {{ .root.Values.tenant }}
{{- end }}

{{/* part.image (dict "root" $ "image" .Values.images.qdrant): by digest where there is one */}}
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

{{/* Requests and limits by profile. Memory is not overcommitted; CPU of what people wait for is not limited. */}}
{{- define "part.resources" -}}
{{- $all := dict
  "open-webui" (dict
    "S" (dict "cpu" "250m" "memory" "1Gi")
    "M" (dict "cpu" "500m" "memory" "2Gi")
    "L" (dict "cpu" "1" "memory" "4Gi"))
  "ollama" (dict
    "S" (dict "cpu" "1500m" "memory" "6Gi")
    "M" (dict "cpu" "3" "memory" "12Gi")
    "L" (dict "cpu" "3" "memory" "14Gi"))
  "mcp-gateway" (dict
    "S" (dict "cpu" "100m" "memory" "256Mi")
    "M" (dict "cpu" "100m" "memory" "256Mi")
    "L" (dict "cpu" "250m" "memory" "512Mi"))
  "qdrant" (dict
    "S" (dict "cpu" "250m" "memory" "1Gi")
    "M" (dict "cpu" "500m" "memory" "3Gi")
    "L" (dict "cpu" "1" "memory" "6Gi")) }}
{{- $own := get (get $all .part) .root.Values.profile -}}
requests:
  cpu: {{ $own.cpu | quote }}
  memory: {{ $own.memory }}
  ephemeral-storage: {{ .room | default "256Mi" }}
limits:
  memory: {{ $own.memory }}
  ephemeral-storage: {{ .room | default "2Gi" }}
{{- end }}

{{- define "part.qdrantReplicas" -}}
{{- get (dict "S" 1 "M" 1 "L" 3) .Values.profile -}}
{{- end }}

{{- define "part.qdrantNodes" -}}
{{- $nodes := list }}
{{- range $number := until (include "part.qdrantReplicas" . | int) }}
{{- $nodes = append $nodes (printf "qdrant-%d.qdrant-peers:6333" $number) }}
{{- end }}
{{- $nodes | join "," }}
{{- end }}

{{/* Where copies of Qdrant are, for whoever writes or reads them. */}}
{{- define "part.copiesEnvironment" -}}
- name: QDRANT_NODES
  value: {{ include "part.qdrantNodes" . }}
- name: BACKUP_BUCKET
  value: {{ .Values.qdrant.backup.bucket }}
- name: BACKUP_PREFIX
  value: {{ .Values.qdrant.backup.prefix }}
- name: AWS_DEFAULT_REGION
  value: {{ .Values.region }}
{{- with .Values.openWebui.storage.endpoint }}
- name: AWS_ENDPOINT_URL_S3
  value: {{ . }}
{{- end }}
- name: HOME
  value: /tmp
{{- end }}

{{/* part.replicas (dict "root" $ "running" 3): for every workload's number of pods, which is none at standstill */}}
{{- define "part.replicas" -}}
{{- .root.Values.standstill | ternary 0 .running -}}
{{- end }}

{{/* Least and most pods of Open WebUI; several only where they share a database and Valkey. */}}
{{- define "part.openWebuiPods" -}}
{{- $pods := dict "S" (list 1 1) "M" (list 2 4) "L" (list 3 6) -}}
{{- .Values.valkey.host | empty | ternary (list 1 1) (get $pods .Values.profile) | toJson -}}
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
