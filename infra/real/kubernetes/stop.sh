#!/usr/bin/env bash
# Ends what start.sh started, and nothing else; what it stored stays for the next start.   stop.sh [DIR]
set -euo pipefail
. "$(dirname "$0")/../lib/peer.sh"
stop_all
say stopped
