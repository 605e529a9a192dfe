package dev.preflight.cli.warmup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the engine and the backend of a healthy stack of four workers answer, by path. */
final class StackAnswers {
    static final String PROJECT = "warm-up";

    private static final List<String> WORKERS =
            List.of(
                    "backtest-worker-1",
                    "backtest-worker-2",
                    "training-worker-1",
                    "training-worker-2");
    private static final int FIRST_PORT = 5003;

    private StackAnswers() {}

    static Map<String, String> backend() {
        List<String> entries = new ArrayList<>();
        for (String worker : WORKERS) {
            entries.add(
                    """
                    {"worker_id": "%1$s", "worker_type": "%2$s", "status": "available", \
                    "endpoint_url": "http://%1$s:%3$d", "current_operation_id": null, \
                    "health_check_failures": 0, "capabilities": {"gpu": false}}\
                    """
                            .formatted(
                                    worker,
                                    worker.startsWith("training") ? "training" : "backtesting",
                                    port(worker)));
        }
        return Map.of("/api/v1/health", "{\"status\": \"ok\"}", "/api/v1/workers", list(entries));
    }

    static Map<String, String> engine() {
        Map<String, String> answers = new LinkedHashMap<>();
        List<String> entries = new ArrayList<>();
        for (String worker : WORKERS) {
            entries.add("{\"Id\": \"%s\", \"Labels\": %s}".formatted(id(worker), labels(worker)));
            answers.put("/containers/" + id(worker) + "/json", inspection(worker));
        }
        answers.put("/containers/json", list(entries));
        return answers;
    }

    private static String inspection(String worker) {
        return """
        {"Id": "%1$s", "Created": "2026-01-01T00:00:00.1Z", "Path": "/bin/sh", "Args": ["worker"],
         "State": {"Status": "running", "Running": true, "Pid": 1, "ExitCode": 0,
          "StartedAt": "2026-01-01T00:00:00.123456789Z", "FinishedAt": "0001-01-01T00:00:00Z",
          "Health": {"Status": "healthy", "FailingStreak": 0, "Log": []}},
         "Name": "/%4$s-%2$s-1", "RestartCount": 0,
         "HostConfig": {"PortBindings": {"%3$d/tcp": [{"HostIp": "", "HostPort": "%3$d"}]}},
         "Config": {"Hostname": "%2$s",
          "Env": ["KTRDR_WORKER_ID=%2$s", "KTRDR_WORKER_PORT=%3$d",
           "KTRDR_API_URL=http://backend:8000"],
          "ExposedPorts": {"%3$d/tcp": {}}, "Labels": %5$s},
         "NetworkSettings": {"Ports": {"%3$d/tcp": [{"HostIp": "0.0.0.0", "HostPort": "%3$d"}]},
          "Networks": {"default": {"Aliases": ["%2$s"], "IPAddress": "172.18.0.2"}}}}
        """
                .formatted(id(worker), worker, port(worker), PROJECT, labels(worker));
    }

    private static String labels(String worker) {
        return """
        {"com.docker.compose.project": "%s", "com.docker.compose.service": "%s", \
        "com.docker.compose.oneoff": "False"}\
        """
                .formatted(PROJECT, worker);
    }

    private static String id(String worker) {
        return "%064x".formatted(port(worker));
    }

    private static int port(String worker) {
        return FIRST_PORT + WORKERS.indexOf(worker);
    }

    private static String list(List<String> entries) {
        return "[" + String.join(",", entries) + "]";
    }
}
