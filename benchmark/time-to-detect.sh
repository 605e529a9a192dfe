#!/usr/bin/env bash
# Measures how long after a container's death a check is triggered: kills one of a stack in real containers again and
# again, and compares the trigger with the engine's own time of death, and with the moment before `docker kill`. Then
# the same with the packaged service, until the failure is recorded as an incident, and until it is healed.
#
#   benchmark/time-to-detect.sh [KILLS]      100 by default
#
# Needs docker with compose, busybox and Maven.
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
kills=${1:-100}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

die() {
    printf 'benchmark: %s\n' "$*" >&2
    exit 1
}

for tool in docker mvn java; do
    command -v "$tool" >/dev/null || die "no $tool on the PATH"
done

echo "building..." >&2
(cd "$top" && mvn -q -B -DskipTests package dependency:build-classpath -Dmdep.outputFile=target/test.classpath \
    -pl integration-tests -am >"$work/build.log" 2>&1) || die "the build failed:
$(tail -n 20 "$work/build.log")"

echo "killing $kills times..." >&2
run() {
    java -cp "$top/integration-tests/target/test-classes:$(<"$top/integration-tests/target/test.classpath")" \
        -Dpreflight.launcher="$top/preflight" -Dpreflight.distribution="$top/cli-adapter/target/preflight" \
        "$@" 2>"$work/errors" || die "the measurement failed:
$(tail -n 20 "$work/errors")"
}
run dev.preflight.it.detect.TimeToDetect "$kills" "$work/stack"
run dev.preflight.it.service.TimeToOpen "$kills" "$work"
