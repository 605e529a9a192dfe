#!/bin/sh
# One HTTP exchange: the request on standard input, the answer on standard output.
#
#   GET /api/v1/health       as /control/backend/health says
#   GET /api/v1/workers      as /control/backend/workers and /control/backend/shape say
#   GET /register?...        a worker has started           GET /heartbeat?worker_id=  it is alive
#   GET /control/forget      drop the registration of worker_id, or of all workers
#   GET /control/status      set the status of worker_id
registry=/run/registry
cr=$(printf '\r')

answer() { # status, content type, body
    printf 'HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %s\r\nConnection: close\r\n\r\n%s' \
        "$1" "$2" "${#3}" "$3"
}

json() { answer '200 OK' application/json "$1"; }

not_found() { answer '404 Not Found' application/json '{"detail":"Not Found"}'; }

internal_error() { answer '500 Internal Server Error' application/json "$1"; }

unavailable() { answer '503 Service Unavailable' application/json '{"detail":"starting up"}'; }

setting() { # name, value where the test has set none
    cat "/control/backend/$1" 2>/dev/null || echo "$2"
}

parameter() { # name
    case "&$query" in
        *"&$1="*)
            value="&$query"
            value=${value#*"&$1="}
            echo "${value%%&*}"
            ;;
    esac
}

# A record is moved into place: a listing made at the same time sees the old one or the new one.
store() { # worker id, record
    echo "$2" > "/run/.new.$$"
    mv "/run/.new.$$" "$registry/$1"
}

documented_worker() {
    status=$4
    [ "$status" = available ] && status=idle
    printf '{"worker_id":"%s","type":"%s","status":"%s"}' "$id" "$1" "$status"
}

current_worker() {
    type=$1
    status=$4
    operation=null
    failures=0
    [ "$type" = backtest ] && type=backtesting
    case "$status" in
        busy) operation='"op_training_20250101_000001"' ;;
        error | offline)
            status=temporarily_unavailable
            failures=3
            ;;
    esac
    printf '{"worker_id":"%s","worker_type":"%s","endpoint_url":"http://%s:%s","status":"%s",' \
        "$id" "$type" "$2" "$3" "$status"
    printf '"current_operation_id":%s,"health_check_failures":%s,"capabilities":{},"metadata":{}}' \
        "$operation" "$failures"
}

worker_list() {
    separator=
    for record in "$registry"/*; do
        [ -f "$record" ] || continue
        id=${record##*/}
        read -r fields < "$record" || continue
        printf '%s' "$separator"
        # shellcheck disable=SC2086 # the fields are words: type, host, port, status
        "${shape}_worker" $fields
        separator=,
    done
}

in_shape() { # the workers, as the elements of a list
    case "$shape" in
        current) printf '[%s]' "$1" ;;
        *) printf '{"workers":[%s]}' "$1" ;;
    esac
}

# 100 MB of well-formed JSON, streamed without a length: only a limit of the reader's ends it early.
huge() {
    id=training-worker-1
    entry=$("${shape}_worker" training "$id" 5005 available)
    printf 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n'
    [ "$shape" = current ] && printf '[' || printf '{"workers":['
    yes "$entry," | head -n $((100 * 1024 * 1024 / ${#entry}))
    printf '%s' "$entry"
    [ "$shape" = current ] && printf ']' || printf ']}'
}

# The whole length is announced and half of it is sent.
cut_off() {
    printf 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %s\r\n' "${#1}"
    printf 'Connection: close\r\n\r\n%.*s' "$((${#1} / 2))" "$1"
}

redirect() {
    printf 'HTTP/1.1 302 Found\r\nLocation: /login\r\nContent-Length: 0\r\n'
    printf 'Connection: close\r\n\r\n'
}

garbage() {
    printf 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n'
    printf '\000\377\376{"workers"\033[31m\007\200\n'
}

login_page='<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in</body></html>'

as() { # mode, good body, empty body
    case "$1" in
        ok) json "$2" ;;
        empty) json "$3" ;;
        error-500) internal_error '{"detail":"Internal Server Error"}' ;;
        error-503) unavailable ;;
        slow) sleep 1 && json "$2" ;;
        text) json "$(setting text '')" ;;
        hang) cat > /dev/null ;; # until the client has had enough
        html) answer '200 OK' text/html "$login_page" ;;
        truncated) json "$(printf '%.*s' "$((${#2} / 2))" "$2")" ;;
        cut-off) cut_off "$2" ;;
        garbage) garbage ;;
        unknown-shape) json '{"items":[{"name":"training-worker-1"}]}' ;;
        huge) huge ;;
        redirect) redirect ;;
        *) internal_error "{\"detail\":\"no such mode: $1\"}" ;;
    esac
}

register() {
    store "$worker" "$(parameter type) $(parameter host) $(parameter port) available"
    json '{"status":"registered"}'
}

heartbeat() {
    if [ -f "$registry/$worker" ]; then json '{"status":"ok"}'; else not_found; fi
}

forget() {
    if [ -n "$worker" ]; then rm -f "$registry/$worker"; else rm -f "$registry"/*; fi
    json '{"status":"forgotten"}'
}

report_status() {
    if read -r type host port _ < "$registry/$worker"; then
        store "$worker" "$type $host $port $(parameter status)"
        json '{"status":"set"}'
    else
        not_found
    fi
}

IFS=' ' read -r _ target _ || exit 0 # a port scan: connected, and gone
while read -r header; do
    header=${header%"$cr"}
    [ -n "$header" ] || break
done

path=${target%%\?*}
query=
[ "$path" = "$target" ] || query=${target#*\?}
worker=$(parameter worker_id)
shape=$(setting shape documented)

case "$path" in
    /api/v1/health) as "$(setting health ok)" '{"status":"healthy"}' '{}' ;;
    /api/v1/workers) as "$(setting workers ok)" "$(in_shape "$(worker_list)")" "$(in_shape '')" ;;
    /register) register ;;
    /heartbeat) heartbeat ;;
    /control/forget) forget ;;
    /control/status) report_status ;;
    /login) answer '200 OK' text/html "$login_page" ;;
    *) not_found ;;
esac
