package dev.preflight.adapters.docker;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.preflight.core.container.Container;
import dev.preflight.core.container.ContainerState;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Collects what the engine says of one container when it is inspected.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/">Engine API, ContainerInspect</a>
 */
final class Inspection {
    private static final int SHORT_ID = 12;

    private String id = "";
    private String name = "";
    private String service = "";
    private String state = "";
    private String health = "none";
    private int exitCode;
    private int restartCount;
    private @Nullable Instant startedAt;
    private final Set<String> hosts = new LinkedHashSet<>();
    private final Set<Integer> ports = new TreeSet<>();
    private final Set<Integer> published = new TreeSet<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> labels = new HashMap<>();

    private Inspection() {}

    /**
     * Reads the engine's answer.
     *
     * @throws IOException if it breaks off or is not what an engine answers
     */
    static Container read(JsonParser json) throws IOException {
        Inspection inspection = new Inspection();
        Json.begin(json);
        inspection.readAll(json);
        return inspection.container();
    }

    private void readAll(JsonParser json) throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "Id" -> id = Json.text(json);
                case "Name" -> name = withoutSlash(Json.text(json));
                case "RestartCount" -> restartCount = json.getValueAsInt();
                case "State" -> readState(json);
                case "Config" -> readConfig(json);
                case "HostConfig" -> readHostConfig(json);
                case "NetworkSettings" -> readNetworkSettings(json);
                default -> json.skipChildren();
            }
        }
    }

    private static String withoutSlash(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }

    private void readState(JsonParser json) throws IOException {
        if (!Json.isObject(json)) {
            return;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "Status" -> state = Json.text(json);
                case "ExitCode" -> exitCode = json.getValueAsInt();
                case "StartedAt" -> startedAt = instant(Json.text(json));
                case "Health" -> readHealth(json);
                default -> json.skipChildren();
            }
        }
    }

    /* The engine says 0001-01-01T00:00:00Z for never, and nothing before 1970 can be true. */
    private static @Nullable Instant instant(String text) throws IOException {
        try {
            Instant instant = text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
            return instant.isAfter(Instant.EPOCH) ? instant : null;
        } catch (DateTimeException e) {
            throw new IOException("not a time: StartedAt", e);
        }
    }

    private void readHealth(JsonParser json) throws IOException {
        if (!Json.isObject(json)) {
            return;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            if (Json.enters(json, "Status")) {
                String word = Json.text(json);
                health = word.isEmpty() ? "none" : word;
            }
        }
    }

    private void readConfig(JsonParser json) throws IOException {
        if (!Json.isObject(json)) {
            return;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "Hostname" -> addHost(Json.text(json));
                case "Env" -> readEnvironment(json);
                case "Labels" -> readLabels(json);
                case "ExposedPorts" -> readPorts(json, false);
                default -> json.skipChildren();
            }
        }
    }

    private void readEnvironment(JsonParser json) throws IOException {
        if (!Json.isList(json)) {
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String entry = Json.text(json);
            int equals = entry.indexOf('=');
            if (equals > 0) {
                environment.put(entry.substring(0, equals), entry.substring(equals + 1));
            }
        }
    }

    private void readLabels(JsonParser json) throws IOException {
        if (!Json.isObject(json)) {
            return;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String label = json.currentName();
            json.nextToken();
            labels.put(label, Json.text(json));
        }
        service = labels.getOrDefault(Label.SERVICE, service);
    }

    /* The network settings lose the ports when the container ends; the host configuration not. */
    private void readHostConfig(JsonParser json) throws IOException {
        if (!Json.isObject(json)) {
            return;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            if (Json.enters(json, "PortBindings")) {
                readPorts(json, false);
            }
        }
    }

    private void readNetworkSettings(JsonParser json) throws IOException {
        if (!Json.isObject(json)) {
            return;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "Ports" -> readPorts(json, true);
                case "Networks" -> readNetworks(json);
                default -> json.skipChildren();
            }
        }
    }

    /* As in {"8000/tcp": [{"HostIp": "127.0.0.1", "HostPort": "18000"}], "9000/tcp": null}. */
    private void readPorts(JsonParser json, boolean inForce) throws IOException {
        if (!Json.isObject(json)) {
            return;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String port = json.currentName();
            int slash = port.indexOf('/');
            addPort(ports, slash < 0 ? port : port.substring(0, slash));
            json.nextToken();
            readBindings(json, inForce && (slash < 0 || port.endsWith("/tcp")));
        }
    }

    private void readBindings(JsonParser json, boolean isPublished) throws IOException {
        if (!Json.isList(json)) {
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (Json.isObject(json)) {
                readBinding(json, isPublished);
            }
        }
    }

    private void readBinding(JsonParser json, boolean isPublished) throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            if (Json.enters(json, "HostPort")) {
                String port = Json.text(json);
                addPort(ports, port);
                if (isPublished) {
                    addPort(published, port);
                }
            }
        }
    }

    /* Not every text is one port: a binding may be empty, 0 for any, or a range. */
    private static void addPort(Set<Integer> ports, String text) {
        int port = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || port > 65_535) {
                return;
            }
            port = port * 10 + digit;
        }
        if (port > 0 && port <= 65_535) {
            ports.add(port);
        }
    }

    private void readNetworks(JsonParser json) throws IOException {
        if (!Json.isObject(json)) {
            return;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            json.nextToken();
            if (Json.isObject(json)) {
                readNetwork(json);
            }
        }
    }

    private void readNetwork(JsonParser json) throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "IPAddress", "GlobalIPv6Address" -> addHost(Json.text(json));
                case "Aliases", "DNSNames" -> readHosts(json);
                default -> json.skipChildren();
            }
        }
    }

    private void readHosts(JsonParser json) throws IOException {
        if (!Json.isList(json)) {
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            addHost(Json.text(json));
        }
    }

    private void addHost(String host) {
        if (!host.isEmpty()) {
            hosts.add(host);
        }
    }

    private Container container() throws IOException {
        if (id.length() < SHORT_ID || name.isEmpty() || state.isEmpty()) {
            throw new IOException("no id, name or state");
        }
        addHost(name);
        addHost(id.substring(0, SHORT_ID));
        ContainerState known = ContainerState.of(state);
        boolean ended = known == ContainerState.EXITED || known == ContainerState.DEAD;
        return new Container(
                id,
                name,
                service.isEmpty() ? name : service,
                known,
                health,
                ended ? exitCode : null,
                restartCount,
                startedAt,
                new ArrayList<>(hosts),
                new ArrayList<>(ports),
                new ArrayList<>(published),
                environment,
                labels);
    }
}
