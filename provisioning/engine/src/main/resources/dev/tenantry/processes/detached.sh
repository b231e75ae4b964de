#!/bin/sh
# Starts a program so that it outlives whoever asked for it, and notes what became of it.
#   start FOLDER COMMAND…      makes FOLDER and leaves a supervisor behind; is FOLDER there, it was started before
#   supervise FOLDER COMMAND…  that supervisor
#   pod FOLDER                 runs what FOLDER/job says, as the first process of a container, and ends with its exit code
# In FOLDER: supervisor, program (each: pid, start time, boot id), output, exit; for a pod also job, stop, kill.
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

# ---- in a pod: nobody outside can signal, so the supervisor stays, reads its orders from files and signals itself

# Gives the program no more of the container's environment than any program has from its host.
pod() {
    for tenantry_name in PATH HOME LANG TMPDIR; do
        eval "[ -z \"\${$tenantry_name+set}\" ] || set -- \"\$@\" \"$tenantry_name=\$$tenantry_name\""
    done
    exec env -i "$@" /bin/sh "$0" begin "$tenantry_folder"
}

begin() {
    tenantry_program='' tenantry_stopped=''
    trap 'tenantry_stopped=yes; tell' TERM # as when the node is drained
    # Kubernetes may start a second pod for one Job
    mkdir "$tenantry_folder/begun" 2>/dev/null || beside
    # it exports the environment, goes to the program's folder and calls attend
    # shellcheck disable=SC1091
    . "$tenantry_folder/job"
}

attend() { # COMMAND…
    forget
    unset OLDPWD
    # who sees this note may count on the job's being read
    note $$ supervisor || exit 1
    ordered kill && end 137
    { ordered stop || [ -n "$tenantry_stopped" ]; } && end 143
    detached "$@" </dev/null >>"$tenantry_folder/output" 2>&1 &
    tenantry_program=$!
    note "$tenantry_program" program
    [ -z "$tenantry_stopped" ] || tell
    while kill -0 "$tenantry_program" 2>/dev/null; do
        ordered stop && tell
        ordered kill && strike
        forget
        pause
    done
    wait "$tenantry_program"
    end $?
}

# Also what a second start lays down a moment too late: secrets are in it.
forget() {
    [ ! -e "$tenantry_folder/job" ] || rm -f "$tenantry_folder/job"
}

# A file is opened to look at it: that, and not its age, is what shared storage promises to be fresh.
ordered() { # stop | kill
    read -r tenantry_order 2>/dev/null <"$tenantry_folder/$1"
}

# To the program alone, and once: a second time means "at once" to Terraform.
tell() {
    [ -n "$tenantry_program" ] && [ -z "${tenantry_told:-}" ] || return 0
    tenantry_told=yes
    kill -TERM "$tenantry_program" 2>/dev/null
}

strike() {
    for tenantry_file in /proc/[0-9]*/stat; do
        read -r tenantry_stat 2>/dev/null <"$tenantry_file" || continue
        tenantry_pid=${tenantry_file#/proc/}
        # after the name: state, parent, group, session
        # shellcheck disable=SC2086
        set -- ${tenantry_stat##*) }
        [ "$4" != "$tenantry_program" ] || kill -KILL "${tenantry_pid%/stat}" 2>/dev/null
    done
}

pause() {
    sleep 1 &
    wait $! # which a signal interrupts
}

end() { # CODE
    forget
    printf '%s\n' "$1" >"$tenantry_folder/exit.tmp" && mv -f "$tenantry_folder/exit.tmp" "$tenantry_folder/exit"
    exit "$1"
}

# The second pod neither runs the program nor ends before the first: its end would end the other.
beside() {
    echo "another pod runs this job" >&2
    until [ -n "$tenantry_stopped" ] || ordered kill || ordered exit; do pause; done
    exit 0
}

"$tenantry_mode" "$@"
