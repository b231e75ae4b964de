{{/*
A door: what may be asked for is listed, everything else is not there. door (dict "root" $ "space" … "to" host:port "exact" (list) "below" (list))
Port 8081 is for tenants' endpoints, behind a load balancer that says by which endpoint a request came (PROXY protocol);
8080 for the public load balancer; 8082 says that the door is open.
*/}}
{{- define "door.config" -}}
worker_processes 2;
pid /tmp/nginx.pid;
error_log /dev/stderr warn;
events { worker_connections 4096; }
http {
  client_body_temp_path /tmp/body;
  proxy_temp_path /tmp/proxy;
  fastcgi_temp_path /tmp/fastcgi;
  uwsgi_temp_path /tmp/uwsgi;
  scgi_temp_path /tmp/scgi;
  server_tokens off;
  # who, what, how long; neither query nor headers, which hold codes and keys
  log_format ways escape=json '{"time":"$time_iso8601","endpoint":"$proxy_protocol_tlv_0xEA","method":"$request_method","path":"$uri","status":"$status","seconds":"$request_time","bytes":"$bytes_sent"}';
  access_log /dev/stdout ways;
  keepalive_timeout 300s;
  client_max_body_size {{ .body }};
  client_body_timeout 30s;
  proxy_http_version 1.1;
  proxy_buffering off;
  proxy_connect_timeout 3s;
  proxy_read_timeout 620s;
  proxy_next_upstream error;
  proxy_set_header Connection "";
  proxy_set_header Host $host;
  proxy_set_header X-Forwarded-Proto https;
  proxy_set_header X-Forwarded-Host $host;
  proxy_set_header X-Forwarded-Port 443;
  upstream inside {
    server {{ .to }};
    keepalive 64;
  }
  {{- range $listen := .listen }}
  server {
    listen {{ $listen }};
    {{- if contains "proxy_protocol" $listen }}
    proxy_set_header X-Forwarded-For $proxy_protocol_addr;
    {{- else }}
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    {{- end }}
    {{- range $.exact }}
    location = {{ . }} { proxy_pass http://inside{{ . }}; }
    {{- end }}
    {{- range $.below }}
    location ^~ {{ . }} { proxy_pass http://inside; }
    {{- end }}
    location / { return 404; }
  }
  {{- end }}
  server {
    listen 8082;
    access_log off;
    location = /health { return 200 "open\n"; }
    location / { return 404; }
  }
}
{{- end }}

{{/* door (dict "root" $ "space" "gateway" "to" "litellm:4000" "exact" (list …) "below" (list …) "body" "25m" "listen" (list …) "way" arn "edge" arn) */}}
{{- define "door" }}
{{- $part := dict "root" .root "part" "door" "space" .space }}
{{- $config := include "door.config" . }}
{{- include "part.account" $part }}
{{- include "part.service" (merge (dict "ports" (list (dict "name" "edge" "port" 8080) (dict "name" "ways" "port" 8081))) $part) }}
{{- include "part.budget" $part }}
{{- include "part.bound" (merge (dict "name" "door-ways" "arn" .way "port" 8081) $part) }}
{{- include "part.bound" (merge (dict "name" "door-edge" "arn" .edge "port" 8080) $part) }}
---
apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "part.meta" $part | nindent 2 }}
data:
  nginx.conf: |
    {{- $config | nindent 4 }}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  {{- include "part.meta" $part | nindent 2 }}
spec:
  replicas: 2
  revisionHistoryLimit: 5
  strategy:
    rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }
  selector:
    matchLabels:
      {{- include "part.selector" $part | nindent 6 }}
  template:
    {{- $pod := merge (dict "user" 1001 "grace" 660 "checksum" $config) $part }}
    {{- include "part.podTop" $pod | nindent 4 }}
    spec:
      {{- include "part.podSpec" $pod | nindent 6 }}
      containers:
        - name: door
          image: {{ include "part.image" (dict "root" .root "image" .root.Values.images.nginx) }}
          imagePullPolicy: IfNotPresent
          command: [nginx, -c, /etc/door/nginx.conf, -g, "daemon off;"]
          securityContext:
            {{- include "part.containerSecurity" . | nindent 12 }}
          ports:
            - name: edge
              containerPort: 8080
            - name: ways
              containerPort: 8081
            - name: health
              containerPort: 8082
          {{- include "part.probes" (dict "live" "/health" "port" "health") | nindent 10 }}
          {{- include "part.drain" 15 | nindent 10 }}
          resources:
            {{- include "part.resources" $part | nindent 12 }}
          volumeMounts:
            - name: config
              mountPath: /etc/door
              readOnly: true
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: config
          configMap:
            name: door
        - name: tmp
          emptyDir:
            sizeLimit: 512Mi
{{- end }}
