package dev.preflight.core.probe;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A complete answer to an HTTP request.
 *
 * @param url that was asked
 * @param status of the answer, redirects included
 * @param headers by name in lower case, several values joined by a comma
 * @param body at most as long as the instrument's bound
 */
public record HttpAnswer(String url, int status, Map<String, String> headers, String body)
        implements Observation {
    private static final int SHOWN = 300;

    public HttpAnswer {
        headers = Map.copyOf(headers);
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("url", url);
        facts.put("status", status);
        facts.put("body", body.length() > SHOWN ? body.substring(0, SHOWN) + "..." : body);
        return facts;
    }

    @Override
    public String describe() {
        String location = headers.get("location");
        return "HTTP " + status + (location == null ? "" : " to " + location) + " from " + url;
    }
}
