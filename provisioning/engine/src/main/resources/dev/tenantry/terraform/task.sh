#!/bin/sh
# Runs one task of Terraform, phase by phase, as one program that can be stopped.
#   task.sh plan | apply | outputs | unlock ID | push-state
# Told by the environment: TERRAFORM (program), WORK (folder), LOCK_TIMEOUT, PARALLELISM, PLAN_OPTIONS.
# Exit: 0 done, 1 no such task; 10 init, 11 plan, 12 show, 13 apply, 14 output, 15 unlock, 16 push-state failed; 20 stopped between phases;
#   above 128 Terraform was killed by that signal.
umask 077
terraform=${TERRAFORM:?}
stopped=
child=
told=

# Terraform alone is told, and only once: a second time means "at once" to it, and it forgets what it was creating.
tell() {
    [ -n "$child" ] && [ "$told" != "$child" ] || return 0
    told=$child
    kill -TERM "$child" 2>/dev/null
}
trap 'stopped=yes; tell' TERM

phase() { # NAME EXIT COMMAND…
    name=$1 failure=$2
    shift 2
    [ -z "$stopped" ] || exit 20
    printf '{"@level":"info","@message":"Terraform %s","@timestamp":"%s","type":"phase","phase":"%s"}\n' \
        "$name" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$name"
    attend "$@" || failed $? "$failure"
}

# What killed it says more than what it was at.
failed() { # CODE EXIT
    [ "$1" -le 128 ] || exit "$1"
    exit "$2"
}

attend() {
    "$@" &
    child=$!
    [ -z "$stopped" ] || tell
    wait "$child"
    code=$?
    # a signal to us interrupts the wait, not Terraform
    while kill -0 "$child" 2>/dev/null; do
        wait "$child"
        code=$?
    done
    child=
    return "$code"
}

into() { # FILE COMMAND…
    file=$1
    shift
    exec "$@" >"$file.tmp"
}

init() {
    phase init 10 "$terraform" init -input=false -no-color -json -reconfigure "-lock-timeout=$LOCK_TIMEOUT"
}

outputs() {
    phase output 14 into "$WORK/outputs.json" "$terraform" output -no-color -json
    mv -f "$WORK/outputs.json.tmp" "$WORK/outputs.json"
}

plan() {
    rm -f "$WORK/plan.tfplan" "$WORK/plan.json"
    init
    # options of ours, without blanks or patterns
    # shellcheck disable=SC2086
    phase plan 11 "$terraform" plan -input=false -no-color -json "-lock-timeout=$LOCK_TIMEOUT" \
        "-parallelism=$PARALLELISM" "-out=$WORK/plan.tfplan" $PLAN_OPTIONS
    phase show 12 into "$WORK/plan.json" "$terraform" show -no-color -json "$WORK/plan.tfplan"
    mv -f "$WORK/plan.json.tmp" "$WORK/plan.json"
}

apply() {
    # a plan holds secrets in clear and is good for one use, whatever comes of it
    trap 'rm -f "$WORK/plan.tfplan" "$WORK/plan.json"' EXIT
    phase apply 13 "$terraform" apply -input=false -no-color -json "-lock-timeout=$LOCK_TIMEOUT" \
        "-parallelism=$PARALLELISM" "$WORK/plan.tfplan"
    outputs
}

case $1 in
    plan) plan ;;
    apply) apply ;;
    outputs)
        init
        outputs
        ;;
    unlock)
        init
        phase unlock 15 "$terraform" force-unlock -force "$2"
        ;;
    push-state)
        init
        phase push-state 16 "$terraform" state push "-lock-timeout=$LOCK_TIMEOUT" errored.tfstate
        mv -f errored.tfstate pushed.tfstate
        ;;
    *)
        echo "no such task: $1" >&2
        exit 1
        ;;
esac
