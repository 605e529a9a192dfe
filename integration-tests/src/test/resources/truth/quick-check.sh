#!/bin/bash
# The pre-flight as it was run by hand, judged by the same logic: names of containers are counted and not states, each
# question is asked anew without minding whether there is an answer, numbers are compared even if they are no numbers,
# and workers in error lead to a warning only. Its exit status is what stands beside Preflight's in the truth table.
if [ -f .env.sandbox ]; then source .env.sandbox; fi
list=http://localhost:${KTRDR_API_PORT:-8000}/api/v1/workers

ask() { curl -s "$list" | jq "$1"; }

refuse() {
    echo "not ready: $1"
    exit 1
}

found=$(docker compose ps --format 'table {{.Name}}' | grep -E '(training-worker|backtest-worker)' | wc -l | tr -d ' ')
if [ "$found" -lt 2 ]; then refuse "$found worker containers"; fi

listed=$(ask '.workers | length')
if [ "$listed" -eq 0 ]; then refuse 'no worker is registered'; fi

training=$(ask '[.workers[] | select(.type=="training")] | length')
backtest=$(ask '[.workers[] | select(.type=="backtest")] | length')
if [ "$training" -lt 1 ] || [ "$backtest" -lt 1 ]; then refuse "training $training, backtest $backtest"; fi

bad=$(ask '[.workers[] | select(.status=="error" or .status=="offline")] | length')
if [ "$bad" -gt 0 ]; then echo "warning: $bad workers in error or offline"; fi

echo ready
