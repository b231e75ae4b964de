{{/* Each path that is needed has a policy that bears its name, one at each end; everything else is closed in both directions. */}}

{{- define "path.selector" -}}
matchLabels:
  app.kubernetes.io/name: {{ .part }}
{{- end }}

{{- define "path.peer" -}}
- namespaceSelector:
    matchLabels:
      kubernetes.io/metadata.name: {{ .space }}
  podSelector:
    {{- include "path.selector" . | nindent 4 }}
{{- end }}

{{- define "path.ports" -}}
{{- range . }}
- { protocol: TCP, port: {{ . }} }
{{- end }}
{{- end }}

{{/* path.between (dict "root" $ "from" (dict "space" "part") "to" (dict "space" "part") "ports" (list 4000)) */}}
{{- define "path.between" }}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "part.meta" (dict "root" .root "part" .from.part "space" .from.space "name" (printf "%s-to-%s" .from.part .to.part)) | nindent 2 }}
spec:
  podSelector:
    {{- include "path.selector" .from | nindent 4 }}
  policyTypes: [Egress]
  egress:
    - to:
        {{- include "path.peer" .to | nindent 8 }}
      ports:
        {{- include "path.ports" .ports | trim | nindent 8 }}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "part.meta" (dict "root" .root "part" .to.part "space" .to.space "name" (printf "%s-from-%s" .to.part .from.part)) | nindent 2 }}
spec:
  podSelector:
    {{- include "path.selector" .to | nindent 4 }}
  policyTypes: [Ingress]
  ingress:
    - from:
        {{- include "path.peer" .from | nindent 8 }}
      ports:
        {{- include "path.ports" .ports | trim | nindent 8 }}
{{- end }}

{{/* path.out (dict "root" $ "space" … "part" … "name" "database" "cidrs" list "ports" list ["except" list]) */}}
{{- define "path.out" }}
{{- if .cidrs }}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "part.meta" (dict "root" .root "part" .part "space" .space "name" (printf "%s-to-%s" .part .name)) | nindent 2 }}
spec:
  podSelector:
    {{- include "path.selector" . | nindent 4 }}
  policyTypes: [Egress]
  egress:
    - to:
        {{- range .cidrs }}
        - ipBlock:
            cidr: {{ . }}
            {{- with $.except }}
            except: {{ toJson . }}
            {{- end }}
        {{- end }}
      ports:
        {{- include "path.ports" .ports | trim | nindent 8 }}
{{- end }}
{{- end }}

{{/* path.in (dict "root" $ "space" … "part" … "name" "edge" "cidrs" list "ports" list) */}}
{{- define "path.in" }}
{{- if .cidrs }}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "part.meta" (dict "root" .root "part" .part "space" .space "name" (printf "%s-from-%s" .part .name)) | nindent 2 }}
spec:
  podSelector:
    {{- include "path.selector" . | nindent 4 }}
  policyTypes: [Ingress]
  ingress:
    - from:
        {{- range .cidrs }}
        - ipBlock:
            cidr: {{ . }}
        {{- end }}
      ports:
        {{- include "path.ports" .ports | trim | nindent 8 }}
{{- end }}
{{- end }}
