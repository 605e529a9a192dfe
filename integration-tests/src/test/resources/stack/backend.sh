#!/bin/sh
# The backend: an HTTP server on port 8000 that keeps the registered workers "in memory", so a
# restarted backend knows none of them, and a worker that only sends heartbeats stays unknown.
rm -rf /run/registry
mkdir -p /run/registry

# nc and not httpd: httpd runs programs below /cgi-bin only and cannot send a broken answer.
nc -ll -p 8000 -e /stack/handle-request.sh &
server=$!

# The shell is process 1, which ignores SIGTERM unless it has a handler.
trap 'kill "$server"; exit 0' TERM INT
echo "backend listening on port 8000"
wait "$server"
