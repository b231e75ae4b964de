# shellcheck shell=bash
# Shared by the scripts beside it; sourced, never run. $work is a folder that goes when the script ends.
# TF_BINARY: terraform or tofu. TF_PROVIDER_MIRROR: folder with registry.terraform.io/…; without it the usual places are looked at,
# then the registry. MOTO_ENDPOINT: an emulator that runs already; without it one is started on a free port and ended at the end.
set -euo pipefail
terraform_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
binary=${TF_BINARY:-terraform}
work=$(mktemp -d)
endpoint=${MOTO_ENDPOINT:-}
own_emulator=''

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }
need() { local tool; for tool; do command -v "$tool" > /dev/null || fail "needs '$tool' on the PATH"; done; }

finish() { # at the end, whatever happened
    [ -z "$own_emulator" ] || emulator down "$work"
    if [ -n "${keep:-}" ]; then say "left in $work"; else rm -rf "$work"; fi
}
trap finish EXIT
trap 'exit 130' INT TERM

# --- an emulator

export MOTO_ACM_VALIDATION_WAIT=0 # else a certificate counts as not validated for a minute, also after the emulator began anew
emulator() { "$terraform_root/../sandbox/bin/moto.sh" "$@"; }
emulator_up() {
    if [ -z "$endpoint" ]; then
        own_emulator=yes
        endpoint=$(emulator up "$work") || fail "the emulator does not start (pip install 'moto[server]==5.2.1'): $(tail -n 3 "$work/moto/log" 2> /dev/null)"
    fi
    curl -fsS -m 10 -o /dev/null "$endpoint/moto-api/" || fail "no emulator answers at $endpoint"
}
again() { # it ends and is started once more: it has to know all that was built
    emulator down "$work"
    [ "$(emulator up "$work")" = "$endpoint" ] || fail "the emulator does not come back at $endpoint"
}

# --- Terraform's own settings: no registry if there is a mirror, no credentials of this machine

settings() {
    local folder mirror=${TF_PROVIDER_MIRROR:-}
    for folder in "$HOME/.terraform.d/plugins" /usr/local/share/terraform/plugins /usr/share/terraform/plugins /opt/terraform/plugins /opt/tf-plugins; do
        if [ -z "$mirror" ] && [ -d "$folder/registry.terraform.io/hashicorp/aws" ]; then mirror=$folder; fi
    done
    {
        echo 'disable_checkpoint = true'
        [ -z "$mirror" ] || printf 'provider_installation {\n  filesystem_mirror {\n    path = "%s"\n  }\n}\n' "$mirror"
    } > "$work/terraform.rc"
    export TF_CLI_CONFIG_FILE=$work/terraform.rc TF_IN_AUTOMATION=1 AWS_EC2_METADATA_DISABLED=true
    unset AWS_PROFILE AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN
}
settings

# --- a work folder as the portal lays it out, with the emulator's files beside the stack's own

# lay_out FOLDER STACK FILES INPUTS [KEY…]: FILES and INPUTS name files of emulator/, keys are left out of what is left out. Sets $root.
lay_out() {
    local folder=$1 stack=$2 files=$3 inputs=$4 key
    mkdir -p "$folder"
    cp -r "$terraform_root/modules" "$terraform_root/stacks" "$folder/"
    root=$folder/stacks/$stack
    rm -rf "$root/.terraform"
    sed "s|\${endpoint}|$endpoint|g" "$terraform_root/emulator/${files}_override.tf.json" > "$folder/emulator"
    for key in "${@:5}"; do
        jq --arg key "$key" 'delpaths([$key | split(".")])' "$folder/emulator" > "$folder/less" && mv "$folder/less" "$folder/emulator"
    done
    jq 'del(.resource)' "$folder/emulator" > "$root/emulator_override.tf.json"
    jq 'if .resource then {resource} else {} end' "$folder/emulator" > "$root/emulated.tf.json" # what must be there before, and what no override can add
    jq -n --arg path "$folder/state.tfstate" '{terraform: {backend: {local: {path: $path}}}}' > "$root/backend_override.tf.json"
    cp "$terraform_root/emulator/$inputs.tfvars.json" "$root/terraform.tfvars.json"
}
input() { # input NAME VALUE — of the stack in $root; VALUE is JSON
    jq --arg name "$1" --argjson value "$2" '.[$name] = $value' "$root/terraform.tfvars.json" > "$work/inputs" && mv "$work/inputs" "$root/terraform.tfvars.json"
}
planned_whole() { # planned_whole NAME STACK FILES INPUTS [INPUT=VALUE…] — all of it, nothing left out, into $work/NAME.plan.json
    local name=$1 over
    lay_out "$work/$name" "$2" "$3" "$4" locals module resource
    for over in "${@:5}"; do input "${over%%=*}" "${over#*=}"; done
    (
        cd "$root"
        export TF_DATA_DIR=$work/data-$name
        { "$binary" init -input=false -no-color && "$binary" plan -input=false -no-color -out="$work/plan"; } > "$work/log" 2>&1 || { tail -n 20 "$work/log" >&2; exit 1; }
        "$binary" show -json "$work/plan" > "$work/$name.plan.json"
    ) || fail "no plan: $name"
}
timed() { # timed NAME COMMAND…
    local name=$1 began
    shift
    began=$(date +%s%N)
    "$@" > "$work/$name.log" 2>&1 || { tail -n 60 "$work/$name.log" >&2; fail "$name failed"; }
    printf '%-12s %5d s  %s\n' "$name" "$((($(date +%s%N) - began) / 1000000000))" "$(grep -E '^(Plan:|No changes|Apply complete|Destroy complete)' "$work/$name.log" | head -n 1)"
}
