#!/usr/bin/env bash
# Starts a real Kubernetes with pretended nodes on free loopback ports.   start.sh [DIR]
# NODES (3) and GPU_NODES (1): how many, 16 CPUs and 64 GiB each.
set -euo pipefail
. "$(dirname "$0")/../lib/peer.sh"
[ -e "$programs/installed" ] || fail "run get.sh first"
need curl openssl
all_run && { say "runs already: $properties"; exit 0; }
stop_all

store='' peers='' api='' controllers='' scheduler='' kubelet=''
choose_port store etcd
choose_port peers etcd-peer
choose_port api api
choose_port controllers controllers
choose_port scheduler scheduler
choose_port kubelet kubelet
url=https://127.0.0.1:$api
part() { launch "$1" "$programs/control-plane" "$@"; }
cd "$state"

# --- one certificate that vouches for itself, one administrator with a token, one key that signs service accounts' tokens

[ -e tls.crt ] || openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj /CN=kubernetes \
    -addext "subjectAltName=IP:127.0.0.1,DNS:localhost,DNS:kubernetes.default.svc" -keyout tls.key -out tls.crt 2> log/openssl.log
[ -e accounts.key ] || openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:prime256v1 -out accounts.key 2>> log/openssl.log
[ -e accounts.pub ] || openssl pkey -in accounts.key -pubout -out accounts.pub
token=$(cat "$(secret_file admin-token)")
echo "$token,admin,admin,system:masters" > tokens.csv
cat > kubeconfig <<YAML
apiVersion: v1
kind: Config
current-context: tenantry
contexts: [{ name: tenantry, context: { cluster: tenantry, user: admin } }]
clusters: [{ name: tenantry, cluster: { server: "$url", certificate-authority-data: $(base64 -w0 tls.crt) } }]
users: [{ name: admin, user: { token: $token } }]
YAML

# --- the parts

part etcd --name=tenantry --data-dir=etcd --unsafe-no-fsync --log-level=warn \
    --listen-client-urls="http://127.0.0.1:$store" --advertise-client-urls="http://127.0.0.1:$store" \
    --listen-peer-urls="http://127.0.0.1:$peers" --initial-advertise-peer-urls="http://127.0.0.1:$peers" \
    --initial-cluster="tenantry=http://127.0.0.1:$peers"
part kube-apiserver --etcd-servers="http://127.0.0.1:$store" --bind-address=127.0.0.1 --advertise-address=127.0.0.1 \
    --secure-port="$api" --endpoint-reconciler-type=none --tls-cert-file=tls.crt --tls-private-key-file=tls.key \
    --token-auth-file=tokens.csv --authorization-mode=Node,RBAC --service-cluster-ip-range=10.96.0.0/16 \
    --service-account-issuer="$url" --service-account-key-file=accounts.pub --service-account-signing-key-file=accounts.key \
    --kubelet-preferred-address-types=InternalIP --allow-privileged --profiling=false
await kube-apiserver 90 http_ok --cacert tls.crt "$url/readyz"
as_admin=(--kubeconfig=kubeconfig --authentication-kubeconfig=kubeconfig --authorization-kubeconfig=kubeconfig)
part kube-controller-manager "${as_admin[@]}" --bind-address=127.0.0.1 --secure-port="$controllers" --leader-elect=false \
    --service-account-private-key-file=accounts.key --root-ca-file=tls.crt --enable-hostpath-provisioner --profiling=false
part kube-scheduler "${as_admin[@]}" --bind-address=127.0.0.1 --secure-port="$scheduler" --leader-elect=false --profiling=false
[ -e container.log ] || echo "2026-01-01T00:00:00.000000000Z stdout F no container runs here" > container.log
part kwok --kubeconfig=kubeconfig --config="$here/world/nodes.yaml" --config="$here/world/pods.yaml" --manage-all-nodes \
    --cidr=10.244.0.0/16 --node-ip=127.0.0.1 --node-port="$kubelet" --server-address="127.0.0.1:$kubelet" \
    --tls-cert-file=tls.crt --tls-private-key-file=tls.key --node-lease-duration-seconds=40

# --- what a managed cluster brings along: nodes in three zones and a default storage class

node() { # node NAME NUMBER [MORE_RESOURCES] [MORE_LABELS] [TAINT]
    cat <<YAML
---
apiVersion: v1
kind: Node
metadata:
  name: $1
  annotations: { node.alpha.kubernetes.io/ttl: "0" }
  labels: { kubernetes.io/hostname: $1, kubernetes.io/os: linux, kubernetes.io/arch: amd64, topology.kubernetes.io/region: eu-central-1, topology.kubernetes.io/zone: eu-central-1$(printf %s abc | cut -c$((($2 - 1) % 3 + 1)))${4:-} }
spec: { taints: [${5:-}] }
status:
  capacity: &all { cpu: "16", memory: 64Gi, pods: "110", ephemeral-storage: 100Gi${3:-} }
  allocatable: *all
YAML
}
for n in $(seq "${NODES:-3}"); do node "node-$n" "$n"; done > world.yaml
for n in $(seq "${GPU_NODES:-1}"); do
    node "gpu-$n" "$n" ', nvidia.com/gpu: "1"' ', nvidia.com/gpu.present: "true"' '{ key: nvidia.com/gpu, value: "true", effect: NoSchedule }'
done >> world.yaml
cat >> world.yaml <<YAML
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: gp3, annotations: { storageclass.kubernetes.io/is-default-class: "true" } }
provisioner: kubernetes.io/host-path
volumeBindingMode: WaitForFirstConsumer
YAML
kubectl() { "$programs/kubectl" --kubeconfig=kubeconfig "$@"; }
await kube-apiserver 60 kubectl apply -f world.yaml
await kwok 60 kubectl wait node --all --for=condition=Ready --timeout=2s
await kube-controller-manager 60 kubectl -n default get serviceaccount default
await kube-scheduler 30 http_ok --insecure "https://127.0.0.1:$scheduler/healthz"

publish "tenantry.kubernetes.url=$url" \
    "tenantry.kubernetes.kubeconfig=$state/kubeconfig" \
    "tenantry.kubernetes.helm=$programs/helm" \
    "tenantry.kubernetes.kubectl=$programs/kubectl"
