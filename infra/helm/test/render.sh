#!/usr/bin/env bash
# Renders the customer stack's chart for S, M, L × LOCAL, EXTERNAL, lints it, and compares with the golden files; then checks
# laws that hold for each of them, and that what values.schema.json forbids is refused.
#   render.sh [--update]        --update writes the golden files anew: look at the difference before you commit it
# HELM: the program; without it the one on the PATH, else that of infra/real/kubernetes/get.sh.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
infra=$(cd "$here/../.." && pwd)
chart=$infra/helm/customer-stack
update=''
[ "${1:-}" = --update ] && update=yes

fail() { printf '%s\n' "$*" >&2; exit 1; }
helm=${HELM:-$(command -v helm || true)}
[ -n "$helm" ] || helm=$(dirname "$infra")/.tenantry/tools/kubernetes/helm
[ -x "$helm" ] || fail "needs helm: set HELM, or build it with infra/real/kubernetes/get.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HELM_CACHE_HOME=$work/cache HELM_CONFIG_HOME=$work/config HELM_DATA_HOME=$work/data

values=(-f "$infra/images.yaml" -f "$here/values/tenant.yaml")
# charts ask for a version of Kubernetes; the program's own idea of it depends on how it was built
template() { "$helm" template customer-stack "$chart" --namespace assistant --kube-version 1.34.0 "${values[@]}" "$@"; }

began=$(date +%s%N)
broken=0
for profile in S M L; do
    for policy in LOCAL EXTERNAL; do
        name=$profile-$policy
        own=(-f "$here/values/$profile.yaml" -f "$here/values/$policy.yaml")
        "$helm" lint "$chart" --strict --kube-version 1.34.0 "${values[@]}" "${own[@]}" > "$work/lint" 2>&1 \
            || { cat "$work/lint" >&2; fail "$name: lint"; }
        template "${own[@]}" > "$work/$name.yaml"
        [ -z "$update" ] || cp "$work/$name.yaml" "$here/golden/$name.yaml"
        diff -u "$here/golden/$name.yaml" "$work/$name.yaml" || { broken=1; echo "$name differs from its golden file" >&2; }
        python3 "$here/laws.py" "$work/$name.yaml" "$profile" "$policy" || broken=1
    done
done
rendered=$(($(date +%s%N) - began))

mistakes=0
refused() { # refused WHY PATTERN ARGUMENTS…
    local why=$1 pattern=$2
    shift 2
    mistakes=$((mistakes + 1))
    if template -f "$here/values/S.yaml" -f "$here/values/LOCAL.yaml" "$@" > "$work/out" 2> "$work/err"; then
        echo "not refused: $why" >&2
        broken=1
    elif ! grep -qE "$pattern" "$work/err"; then
        echo "refused for another reason: $why: $(cat "$work/err")" >&2
        broken=1
    fi
}
refused "a value that nobody knows" "colour|[Aa]dditional" --set openWebui.colour=blue
refused "an image without tag and digest" "images.qdrant|images/qdrant" --set images.qdrant.tag=null
refused "an image by tag where digests are demanded" "digest" --set images.requireDigests=true
refused "the tag latest" "tag" --set images.ollama.tag=latest
refused "a LOCAL tenant with a way out" "url" --set gateway.url=https://gateway.example/v1
refused "an EXTERNAL tenant without a way out" "url" --set dataPolicy=EXTERNAL
refused "a GPU in a profile that has none" "gpus" --set ollama.gpus=1
refused "the whole internet as clients" "clientCidrs" --set 'network.clientCidrs={0.0.0.0/0}'
refused "a region outside the Union" "region" --set region=us-east-1
refused "another profile" "profile" --set profile=XL
refused "sign-in by OIDC without an issuer" "issuer" --set signIn.kind=oidc --set signIn.clientId=assistant
refused "no bucket for documents" "bucket" --set openWebui.storage.bucket=null
refused "a real cluster without a database" "database" --set database.host= --set platform.enabled=true --set platform.clusterName=c \
    --set platform.nodeRole=n --set platform.volumesKeyArn=arn:aws:kms:eu-central-1:111122223333:key/k
refused "a database by its address, which no certificate names" "database" --set database.host=10.42.48.7
valkey=(--set valkey.host=cache.example.com --set valkey.user=assistant)
refused "Valkey in profile S" "profile" "${valkey[@]}"
refused "Valkey without a database" "database" "${valkey[@]}" --set profile=M --set database.host=
refused "Valkey without a user" "valkey" --set profile=M --set valkey.host=cache.example.com
refused "Valkey by its address, which no certificate names" "valkey" --set profile=M --set valkey.user=assistant --set valkey.host=10.42.48.9
refused "a gateway of MCP servers without an image" "mcpGateway" --set mcpGateway.enabled=true
refused "a secret among the gateway's plain settings" "propertyName" --set mcpGateway.environment.UPSTREAM_TOKEN=x
refused "tools anywhere on the internet" "toolCidrs" --set 'network.toolCidrs={0.0.0.0/0}'

[ "$broken" = 0 ] || exit 1
echo "6 renderings with lint and laws in $((rendered / 1000000)) ms, $mistakes mistakes refused"
