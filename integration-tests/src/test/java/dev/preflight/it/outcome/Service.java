package dev.preflight.it.outcome;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.preflight.it.command.Report;
import dev.preflight.it.service.ServiceClient;
import dev.preflight.it.service.ServiceClient.Answer;
import java.util.Map;
import java.util.TreeMap;

/** The packaged service, asked about one of its targets. */
record Service(
        ServiceClient client, String target, Map<String, String> environment, Situation situation) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Report run(String mode) {
        Map<String, Object> order = new TreeMap<>();
        order.put("runbook", situation.runbook());
        order.put("target", target);
        order.put("mode", mode);
        if (situation.port() != null) {
            order.put("vars", Map.of(Situation.PORT, environment.get(Situation.PORT)));
        }
        Answer answer = client.post("/api/v1/runs?wait=80s", text(order));
        if (answer.status() != 200) {
            throw new AssertionError(mode + " is answered " + answer);
        }
        return Report.parse(answer.body());
    }

    /** Has it forget what it did here, so that the next situation is a new one. */
    void forget() {
        Answer answer = client.get("/api/v1/incidents?limit=100&target=" + target);
        for (JsonNode incident : tree(answer.body()).get("incidents")) {
            if (!incident.get("state").asText().equals("CLOSED")) {
                client.post(incident.get("href").asText() + "/reset", "{}");
            }
        }
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + json, e);
        }
    }
}
