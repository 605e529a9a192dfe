#!/bin/sh
# A worker: registers once, when it has started up, and from then on only sends heartbeats. The
# backend does not register a worker because of a heartbeat, so a forgotten one needs a restart.
#
# A file in /control/<host name>/ makes it misbehave: crash, crash-later, ignore-stop,
# never-register, log-garbage.
control=/control/$(hostname)
id=${KTRDR_WORKER_ID:-${WORKER_ID:-$(hostname)}}
port=${KTRDR_WORKER_PORT:-${WORKER_PORT:-5003}}
api=${KTRDR_API_URL:-http://backend:8000}
type=$(hostname)
type=${type%%-*}

# For the health check that a test may give it: well after each start.
: > /ok

trap 'echo "INFO worker $id stopped"; exit 0' TERM INT
[ -f "$control/ignore-stop" ] && trap '' TERM

# In the background, here and below: the shell handles SIGTERM while it waits, not while a command
# runs, and a call may hang.
rest() {
    sleep "$1" &
    wait $!
}

# No "wget -T": it crashes in Debian's static busybox.
call() { # path
    timeout 3 wget -q -O /dev/null "$api$1" 2>&1 &
    wait $!
}

echo "INFO starting worker $id on port $port"
echo "INFO will connect to $api with DB_PASSWORD=$DB_PASSWORD"

if [ -f "$control/log-garbage" ]; then
    printf 'ERROR \033]0;owned\007\033[31mred\033[0m \377\376\000\001\200 error: bad frame\r\n'
    printf '\033[2J\033[Hfailed to connect\n'
fi

if [ -f "$control/crash" ]; then
    echo "ERROR fatal error: cannot load configuration, giving up"
    exit 1
fi

if [ -f "$control/crash-later" ]; then
    rest 3
    echo "ERROR fatal error: out of memory, giving up"
    exit 1
fi

rest 1

if [ -f "$control/never-register" ]; then
    echo "ERROR failed to register with $api: registration refused"
    while :; do rest 60; done
fi

until call "/register?worker_id=$id&type=$type&host=$(hostname)&port=$port"; do
    echo "WARN failed to connect to $api, next try in 0.5 s"
    rest 0.5
done
echo "INFO registered with $api as $type worker"

while :; do
    rest 5
    call "/heartbeat?worker_id=$id" > /dev/null || echo "ERROR heartbeat of $id was refused"
done
