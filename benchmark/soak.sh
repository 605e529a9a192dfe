#!/usr/bin/env bash
# Soaks the service: runs it over embedded stacks, to which about one fault a second happens, holds its ledger, its live
# stream and its notifications to what was really done, and prints what it takes of the machine: when warm, in the
# middle, at the end. Fails if a fault was missed, anything was done twice, or anything grows.
#
#   benchmark/soak.sh [TIME] [SEED]      PT10M by default, as in ISO 8601; at least PT2M, which fills the ledger
#
# Needs Maven. The stacks and their engine live in the test's process, so no container engine is needed.
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
time=${1:-PT10M}
seed=${2:-$RANDOM}
log=$(mktemp)
trap 'rm -f "$log"' EXIT

status=0
(cd "$top" && mvn -B -ntp verify -pl integration-tests -am -Dtest=NoSuchTest -Dsurefire.failIfNoSpecifiedTests=false \
    -Dit.test=SoakIT -Dfailsafe.failIfNoSpecifiedTests=false "-Dsoak.time=$time" "-Dsoak.seed=$seed" \
    -Dfailsafe.useFile=false >"$log" 2>&1) || status=$?
if ((status)); then
    tail -n 60 "$log" >&2
fi
sed -n '/^soaking for/,/ faults, /p' "$log"
exit "$status"
