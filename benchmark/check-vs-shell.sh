#!/usr/bin/env bash
# Measures `preflight check workers` against the same questions asked by a shell script, side by side on one healthy
# stack in real containers: time, CPU and memory. It judges nothing: machines differ, the ratios say more.
#
#   benchmark/check-vs-shell.sh [ROUNDS]      each round runs both three times in turn; 10 rounds by default
#
# Needs docker with compose, busybox, curl, jq, hyperfine and Maven. PREFLIGHT_JAVA_HOME picks the Java.
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
rounds=${1:-10}
work=$(mktemp -d)
stack_pid=

finish() {
    exec 3>&- || true
    [[ -z $stack_pid ]] || wait "$stack_pid" || true
    rm -rf "$work"
}
trap finish EXIT

die() {
    printf 'benchmark: %s\n' "$*" >&2
    exit 1
}

for tool in docker curl jq hyperfine mvn java; do
    command -v "$tool" >/dev/null || die "no $tool on the PATH"
done

# --- a healthy stack, for as long as descriptor 3 is open ------------------------------------------

echo "building..." >&2
(cd "$top" && mvn -q -B -DskipTests package dependency:build-classpath -Dmdep.outputFile=target/test.classpath \
    -pl integration-tests -am >"$work/build.log" 2>&1) || die "the build failed:
$(tail -n 20 "$work/build.log")"

echo "starting a stack..." >&2
mkfifo "$work/hold"
java -cp "$top/integration-tests/target/test-classes:$(<"$top/integration-tests/target/test.classpath")" \
    dev.preflight.it.stack.StackMain "$work/stack" <"$work/hold" >"$work/stack.out" 3>&- &
stack_pid=$!
exec 3>"$work/hold"
until grep -q '^ready$' "$work/stack.out"; do
    kill -0 "$stack_pid" 2>/dev/null || die "the stack did not start"
    sleep 0.2
done
set -a
# shellcheck source=/dev/null
. <(grep "=" "$work/stack.out")
set +a
cd "$work/stack"

# --- both, in turn ---------------------------------------------------------------------------------

preflight=("$top/preflight" check workers)
shell=(sh "$top/benchmark/quick-check.sh")
for side in preflight shell; do
    declare -n line=$side
    # The first run may build an archive, and must say that the stack is ready: failing is quick, too.
    "${line[@]}" >"$work/$side.out" 2>&1 || die "$side does not find the stack healthy:
$(<"$work/$side.out")"
done

for ((round = 0; round < rounds; round++)); do
    hyperfine -N -r 3 --style none --export-json "$work/round-$round.json" \
        -n preflight "${preflight[*]@Q}" -n shell "${shell[*]@Q}" >/dev/null 2>&1
done

# The largest process of each, in MB; empty without GNU time.
peak() { command time -f %M "$@" 2>&1 >/dev/null | awk 'END { if ($1 ~ /^[0-9]+$/) printf "%.0f", $1 / 1024 }'; }

# --- the table -------------------------------------------------------------------------------------

jq -rs --arg preflight "$(peak "${preflight[@]}")" --arg shell "$(peak "${shell[@]}")" '
    def median: sort | .[length / 2 | floor];
    def ms: . * 1000 | round;
    [.[].results[]] | group_by(.command) | map({
        name: .[0].command,
        wall: (map(.times[]) | median), least: (map(.times[]) | min),
        cpu: (map(.user + .system) | median)
    }) | . as [$ours, $theirs]
    | ["", "wall ms", "least ms", "cpu ms", "peak MB"],
      [$ours.name, ($ours.wall | ms), ($ours.least | ms), ($ours.cpu | ms), $preflight],
      [$theirs.name, ($theirs.wall | ms), ($theirs.least | ms), ($theirs.cpu | ms), $shell],
      ["ratio", ([$theirs.wall / $ours.wall, $theirs.least / $ours.least, $theirs.cpu / $ours.cpu]
          | map(. * 100 | round / 100) | .[]), ""]
    | @tsv' "$work"/round-*.json | column -t -s "$(printf '\t')"
