#!/bin/sh
# What the pre-flight for workers asks, as one asks by hand: compose for the containers, then curl and jq for each
# question to the backend. What `preflight check workers` is measured against.
set -eu

backend=http://localhost:${KTRDR_API_PORT:-8000}/api/v1

not_ready() {
    echo "not ready: $*"
    exit 1
}

count() { curl -fsS "$backend/workers" | jq "[.workers[] | select($1)] | length"; }

running=$(docker compose ps --format '{{.Service}} {{.State}}' | grep -Ec '^(training|backtest)-worker.* running$') || true
[ "$running" -ge 2 ] || not_ready "$running worker containers run"
echo "$running worker containers run"

registered=$(count true)
[ "$registered" -ge 1 ] || not_ready "no worker is registered"
echo "$registered workers are registered"

training=$(count '.type == "training"')
backtest=$(count '.type == "backtest"')
if [ "$training" -lt 1 ] || [ "$backtest" -lt 1 ]; then
    not_ready "$training training, $backtest backtest workers"
fi
echo "$training training and $backtest backtest workers"

unfit=$(count '.status == "error" or .status == "offline"')
[ "$unfit" -eq 0 ] || not_ready "$unfit workers in error or offline"
echo "ready"
