#!/usr/bin/env bash
# Whether a page of this machine can be had, within 10 s: by the shell alone, so that nothing else must be installed.   answers.sh http://HOST:PORT/PATH
set -euo pipefail
IFS=/ read -r _ _ place path <<< "$1"
exec 3<> "/dev/tcp/${place%:*}/${place#*:}"
printf 'GET /%s HTTP/1.0\r\nHost: %s\r\n\r\n' "$path" "$place" >&3
read -r -t 10 _ status _ <&3
read -r -t 10 -d '' _ <&3 || true # all of it: whoever hangs up before is a fault in the program's log
[[ $status = [23]* ]]
