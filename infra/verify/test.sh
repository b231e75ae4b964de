#!/usr/bin/env bash
# Shows that run.sh is red when it must be and never calls passed what did not run; and that every test of infra/ belongs to somebody.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
broken=0
tell() { echo "$*" >&2; broken=1; }

# --- the runner, with suites that only pretend

cat > "$work/suites" <<'SUITES'
# a comment
good      |              | echo all is well
lacking   | jq no-such-1 | touch lacked
bad       |              | echo why; exit 3
long      |              | sleep 30
stack     | terraform    | echo "by $TF_BINARY"
SUITES
try() { # try CODE ARGUMENTS…
    local code=0
    SUITES=$work/suites LIMIT=1 "$here/run.sh" "$work/tools" "${@:2}" > "$work/said" 2>&1 || code=$?
    [ "$code" = "$1" ] || tell "ends with $code instead of $1: ${*:2}"$'\n'"$(cat "$work/said")"
}
says() { grep -qE "$1" "$work/said" || tell "not said: $1"$'\n'"$(cat "$work/said")"; }
try 0 good
says '^passed +good +[0-9]+ s +all is well$'
says '^1 passed, 0 failed, 0 not run$'
try 1 good bad
says '^FAILED +bad '
says '\| why'
says '^1 passed, 1 failed, 0 not run$'
try 0 good lacking
says '^not run +lacking +needs no-such-1: install no-such-1$'
says '^1 passed, 0 failed, 1 not run$'
try 1 lacking
try 1 good long
says '^FAILED +long '
program() { # program NAME VERSION
    mkdir -p "$work/bin"
    printf '#!/bin/sh\necho "%s"\n' "$2" > "$work/bin/$1"
    chmod +x "$work/bin/$1"
}
program terraform 'Terraform v1.5.7'
program tofu 'OpenTofu v1.10.6'
TF_BINARY='' PATH=$work/bin:$PATH try 0 stack
says "^passed +stack .*by $work/bin/tofu$"
program tofu 'OpenTofu v1.9.1'
TF_BINARY='' PATH=$work/bin:$PATH try 1 stack
says '^not run +stack +needs terraform: install Terraform'
try 2 unknown
says 'no such suite: unknown'
[ ! -e "$root/lacked" ] || { rm "$root/lacked"; tell "a suite ran without what it needs"; }

# --- nobody's: a script that no suite, no other script and not the launcher starts; a suite that the documentation does not know

owners=("$here/suites" "$root/portal" "$root"/infra/{helm,terraform}/test/*.sh)
imported() { # imported FILE — by another one beside it
    local name
    name=$(basename "$1" .py)
    [[ $1 = *.py ]] && find "$(dirname "$1")" -maxdepth 1 -name '*.py' -not -samefile "$1" -exec grep -qE "^(from|import) $name( |\$)" {} \; -print -quit | grep -q .
}
nobodys() { # nobodys FILE…
    local file word
    for file; do
        word=$(basename "$file")
        [[ $word != test.* ]] || word=$(basename "$(dirname "$file")")/$word
        printf '%s\n' "${owners[@]}" | grep -vxF "$file" | tr '\n' '\0' | xargs -0 grep -qF "$word" || imported "$file" || echo "$file"
    done
}
tests=()
while IFS= read -r file; do tests+=("$file"); done < <(find "$root/infra" \( -path '*/test/*' -o -name 'test.sh' -o -path '*/dashboards/test.py' -o -name '*_test.py' \) \
    \( -name '*.sh' -o -name '*.py' \) -not -path '*/src/*' -not -path '*/target/*' -not -name 'test_*.py' -type f)
left=$(nobodys "${tests[@]}")
[ -z "$left" ] || tell "nobody runs:"$'\n'"$left"
[ "$(nobodys "$root/infra/helm/test/nobody-knows-it.sh")" != '' ] || tell "a script of nobody is not seen"
[ ${#tests[@]} -ge 20 ] || tell "only ${#tests[@]} tests found"
for name in $(sed -n 's/^\([a-z-]*\) *|.*/\1/p' "$here/suites"); do
    grep -q "^| \`$name\` |" "$root/docs/testing.md" || tell "docs/testing.md does not name the suite $name"
done
[ "$broken" = 0 ] || exit 1
echo "the runner tells failed from not run; ${#tests[@]} scripts, each run by somebody"
