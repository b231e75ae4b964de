#!/bin/sh
# Starts a program so that it outlives whoever asked for it, and notes what became of it.
#   start FOLDER COMMAND…      makes FOLDER and leaves a supervisor behind; is FOLDER there, it was started before
#   supervise FOLDER COMMAND…  that supervisor
# In FOLDER: supervisor, program (each: pid, start time, boot id), output, exit.
# The variables have a prefix because those that the program's environment names would reach it changed.
umask 077
tenantry_mode=$1
tenantry_folder=$2
shift 2

# Becomes a session of its own, out of reach of the terminal's and the process group's signals.
detached() {
    if command -v setsid >/dev/null 2>&1; then exec setsid "$@"; fi
    exec perl -MPOSIX -e 'POSIX::setsid(); exec { $ARGV[0] } @ARGV; exit 127' "$@"
}

# A process id alone proves nothing: ids are used again.
note() { # PID FILE
    if [ -r "/proc/$1/stat" ]; then
        read -r tenantry_boot </proc/sys/kernel/random/boot_id
        tenantry_stat=$(cat "/proc/$1/stat")
        tenantry_pid=$1 tenantry_file=$2
        # after the name, which may hold anything, comes the third field
        # shellcheck disable=SC2086
        set -- - - ${tenantry_stat##*) }
        tenantry_start=${22}
    else
        tenantry_pid=$1 tenantry_file=$2
        tenantry_boot=$(sysctl -n kern.boottime | tr -d ' ')
        tenantry_start=$(LC_ALL=C TZ=UTC ps -o lstart= -p "$tenantry_pid" | tr -s ' ' '_')
    fi
    printf '%s %s %s\n' "$tenantry_pid" "$tenantry_start" "$tenantry_boot" >"$tenantry_folder/$tenantry_file.tmp" &&
        mv -f "$tenantry_folder/$tenantry_file.tmp" "$tenantry_folder/$tenantry_file"
}

start() {
    if ! tenantry_error=$(mkdir "$tenantry_folder" 2>&1); then
        [ -d "$tenantry_folder" ] && exit 0
        printf '%s\n' "$tenantry_error" >&2
        exit 1
    fi
    # returns when the supervisor closes its output: the program runs, or the supervisor is dead
    tenantry_said=$(detached sh "$0" supervise "$tenantry_folder" "$@" </dev/null 2>>"$tenantry_folder/supervisor.log" &)
    [ "$tenantry_said" = started ] && exit 0
    cat "$tenantry_folder/supervisor.log" >&2
    exit 1
}

supervise() {
    # a handler, not "ignore": what is ignored here would be ignored by the program too
    trap : HUP INT TERM
    note $$ supervisor || exit 1
    detached "$@" </dev/null >>"$tenantry_folder/output" 2>&1 &
    tenantry_program=$!
    note "$tenantry_program" program
    echo started
    exec >/dev/null
    wait "$tenantry_program"
    tenantry_code=$?
    # a signal to the supervisor interrupts the wait, not the program
    while kill -0 "$tenantry_program" 2>/dev/null; do
        wait "$tenantry_program"
        tenantry_code=$?
    done
    printf '%s\n' "$tenantry_code" >"$tenantry_folder/exit.tmp" && mv -f "$tenantry_folder/exit.tmp" "$tenantry_folder/exit"
}

"$tenantry_mode" "$@"
