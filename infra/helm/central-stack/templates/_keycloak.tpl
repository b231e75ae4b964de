{{/* What it is built for; the same again when it starts, or it would build once more. */}}
{{- define "keycloak.built" -}}
- name: KC_DB
  value: postgres
- name: KC_CACHE
  value: ispn
- name: KC_HEALTH_ENABLED
  value: "true"
- name: KC_METRICS_ENABLED
  value: "true"
{{- end }}
