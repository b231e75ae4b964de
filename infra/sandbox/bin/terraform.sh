#!/usr/bin/env bash
# Which Terraform or OpenTofu of this machine is recent enough to lock its state in S3: its path, or nothing and why not.
set -euo pipefail
version() { CHECKPOINT_DISABLE=1 "$1" version 2>/dev/null < /dev/null | sed -n '1s/^[A-Za-z]* v\([0-9][0-9.]*\).*/\1/p'; }
recent() { # LEAST VERSION
    [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]
}
for wanted in terraform:1.11 tofu:1.10; do
    program=$(command -v "${wanted%:*}") || continue
    version=$(version "$program" || true)
    if [ -n "$version" ] && recent "${wanted#*:}" "$version"; then
        echo "$program"
        exit
    fi
    echo "$program is version ${version:-unknown}; from ${wanted#*:} on it can be used" >&2
done
