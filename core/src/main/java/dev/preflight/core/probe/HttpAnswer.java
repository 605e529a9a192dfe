package dev.preflight.core.probe;

import dev.preflight.core.target.Redactor;
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
    // Far more than is shown even if most of it is secret, and far less than a body may have.
    private static final int REDACTED = 16 * 1024;

    public HttpAnswer {
        headers = Map.copyOf(headers);
    }

    @Override
    public Map<String, Object> facts() {
        return factsWith(body);
    }

    // Before the body is cut: half a secret would not be known as one.
    @Override
    public Map<String, Object> facts(Redactor redactor) {
        return redactor.redactFacts(factsWith(redactor.redact(start(body, REDACTED))));
    }

    private Map<String, Object> factsWith(String text) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("url", url);
        facts.put("status", status);
        facts.put("body", start(text, SHOWN));
        return facts;
    }

    private static String start(String text, int characters) {
        return text.length() > characters ? text.substring(0, characters) + "..." : text;
    }

    @Override
    public String describe() {
        String location = headers.get("location");
        return "HTTP " + status + (location == null ? "" : " to " + location) + " from " + url;
    }
}
