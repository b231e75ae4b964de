#!/usr/bin/env bash
# The portal's jar unpacked, and the JVM's cache of its loaded classes (docs/adr/class-cache-with-digests.md).
#   layout.sh unpack DIR JAVA_HOME JAR        DIR/app, made anew only when the jar changed or a part of it is damaged
#   layout.sh trusted DIR JAVA_HOME FLAGS     succeeds if DIR/app.aot was recorded for exactly these jars, flags and JDK
#   layout.sh record DIR JAVA_HOME FLAGS PID  ends the recording of process PID into DIR/app.aot.new and takes it over
set -euo pipefail
verb=$1 dir=$2 java_home=$3
shift 3

digests() { # FILE… — whichever tool is there; another tool only means that everything is made anew
    if command -v openssl >/dev/null; then openssl dgst -sha256 -r "$@"
    elif command -v sha256sum >/dev/null; then sha256sum "$@"
    else shasum -a 256 "$@"; fi
}
digests_of_app() { find "$dir/app" -type f -print0 | sort -z | xargs -0 "$0" digests "$dir" "$java_home"; }

proof() { # FLAGS — a JVM given a cache that differs in any of these may crash, so we look before it does
    cat "$java_home/release"
    echo "flags $1"
    cat "$dir/app.digests"
    digests "$dir/app.aot"
}

unpack() { # JAR
    local wanted
    wanted=$(digests "$1")
    if [ "$(cat "$dir/jar.digest" 2>/dev/null)" = "$wanted" ] && digests_of_app | cmp -s - "$dir/app.digests"; then return; fi
    rm -rf "$dir/app" "$dir"/app.*
    mkdir -p "$dir"
    "$java_home/bin/java" -Djarmode=tools -jar "$1" extract --destination "$dir/app" >/dev/null
    digests_of_app > "$dir/app.digests"
    echo "$wanted" > "$dir/jar.digest"
}

trusted() { # FLAGS
    [ -f "$dir/app.aot" ] && [ -f "$dir/app.proof" ] || return 1
    proof "$1" | cmp -s - "$dir/app.proof" && return
    rm -f "$dir/app.aot" "$dir/app.proof"
    return 1
}

record() { # FLAGS PID
    rm -f "$dir/app.aot" "$dir/app.proof"
    "$java_home/bin/jcmd" "$2" AOT.end_recording >/dev/null
    mv "$dir/app.aot.new" "$dir/app.aot"
    proof "$1" > "$dir/app.proof.new"
    mv "$dir/app.proof.new" "$dir/app.proof"
}

"$verb" "$@"
