#!/usr/bin/env bash
# Measures what it costs one service to watch many targets: embedded stacks, each checked every ten seconds. Prints the
# CPU time and memory that a minute takes, how many checks there were, and how late they came. The stacks live in the
# service's own process, so what they take is in it, too.
#
#   benchmark/many-targets.sh [TARGETS]      500 by default
#
# Needs curl, jq and a build (preflight builds on first use). PREFLIGHT_JAVA_HOME picks the Java.
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
targets=${1:-500}
interval=10
seconds=60
work=$(mktemp -d)
service=

finish() {
    [[ -z $service ]] || { kill "$service" && wait "$service"; } 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT

die() {
    printf 'benchmark: %s\n' "$*" >&2
    exit 1
}

for tool in curl jq; do
    command -v "$tool" >/dev/null || die "no $tool on the PATH"
done

# --- the service ----------------------------------------------------------------------------------

{
    # All runs of the minute, of which the lateness is taken.
    echo "preflight.bounds.runs-kept=$((targets * (seconds / interval + 2)))"
    for ((i = 0; i < targets; i++)); do
        echo "preflight.targets.t$i.sandbox=true"
        echo "preflight.targets.t$i.interval=${interval}s"
    done
} >"$work/many.properties"

begin=$(date +%s%N)
PREFLIGHT_STATE_DIR=$work/state "$top/preflight" serve --config "$work/many.properties" --port 0 \
    >"$work/log" 2>"$work/announcement" &
service=$!
url=
for ((tries = 0; tries < 6000; tries++)); do
    url=$(sed -n 's/^preflight: listening on \(http[^,]*\),.*/\1/p' "$work/announcement")
    [[ -z $url ]] || break
    kill -0 "$service" 2>/dev/null || die "the service ended: $(tail -n 20 "$work/announcement" "$work/log")"
    sleep 0.1
done
[[ -n $url ]] || die "the service does not serve after ten minutes"
printf '%-44s %8.1f\n' "start until it serves, s" "$(($(date +%s%N) - begin))e-9"

# --- a minute of it, once each target was checked --------------------------------------------------

cpu() { # ticks of user and system
    local fields
    read -r -a fields <<<"$(sed 's/.*) //' "/proc/$service/stat")"
    echo "$((fields[11] + fields[12]))"
}
checks() {
    curl -sf "$url/q/metrics" | awk '/^preflight_runs_total\{/ && /mode="check"/ { n += $2 } END { printf "%d", n }'
}
status() { # field of /proc, in kB or as a number
    awk -v field="$1:" '$1 == field { print $2 }' "/proc/$service/status"
}

sleep "$((interval + 5))"
from=$(date -u +%Y-%m-%dT%H:%M:%S)
before=$(cpu)
checked=$(checks)
sleep "$seconds"
ticks=$(($(cpu) - before))
printf '%-44s %8.1f\n' "CPU in $seconds s, s" "$(jq -n "$ticks / $(getconf CLK_TCK)")"
printf '%-44s %8d\n' "checks of a runbook ($((targets * seconds / interval)) were due)" "$(($(checks) - checked))"
printf '%-44s %8d\n' "RSS, MiB" "$(($(status VmRSS) / 1024))"
printf '%-44s %8d\n' "threads" "$(status Threads)"

# --- how late: the time from one run of a target to its next, beyond the interval -------------------

path="/api/v1/runs?limit=100"
while [[ -n $path ]]; do
    curl -sf "$url$path" >"$work/page"
    jq -c '.runs[] | {id, target, createdAt}' "$work/page" >>"$work/runs"
    path=$(jq -r '.next // empty' "$work/page")
done
jq -rs --arg from "$from" --argjson interval "$interval" '
    def seconds: sub("\\.[0-9]+Z$"; "Z") as $whole
        | ($whole | fromdate) + ((capture("(?<fraction>\\.[0-9]+)Z$").fraction // "0") | tonumber);
    [map(select(.createdAt >= $from)) | group_by(.target)[]
        | [.[].createdAt | seconds] | sort
        | range(1; length) as $i | (.[$i] - .[$i - 1] - $interval) * 1000] | sort
    | "lateness of \(length) runs, ms: p50 \(.[length / 2 | floor] | round), p99 \(.[length * 99 / 100 | floor] | round), max \(.[-1] | round)"
' "$work/runs"
