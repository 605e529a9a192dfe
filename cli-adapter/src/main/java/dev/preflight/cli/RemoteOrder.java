package dev.preflight.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.preflight.core.check.CheckId;
import dev.preflight.core.run.Mode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a service is asked to run, by the names that it knows its runbooks by.
 *
 * @param only all checks if it is empty
 * @param variables over those of the target
 */
record RemoteOrder(
        String runbook,
        Mode mode,
        Set<CheckId> only,
        Set<CheckId> skip,
        Map<String, String> variables) {

    private static final String DEFAULT_RUNBOOK = "workers";

    /** What a service sees to by itself, or has no way to be told. */
    private static final List<String> FOREIGN =
            List.of(
                    "project",
                    "directory",
                    "env-file",
                    "timeout",
                    "fail-fast",
                    "strict",
                    "quiet",
                    "verbose",
                    "reset",
                    "lock-timeout");

    RemoteOrder {
        only = Collections.unmodifiableSet(new LinkedHashSet<>(only));
        skip = Collections.unmodifiableSet(new LinkedHashSet<>(skip));
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    static RemoteOrder of(RunSettings settings, Mode mode) throws UsageException {
        for (String option : FOREIGN) {
            if (settings.has(option)) {
                throw new UsageException(
                        "--%s makes no sense with --server: the service goes by its own configuration"
                                .formatted(option));
            }
        }
        return new RemoteOrder(
                runbook(settings.runbooks()),
                mode,
                settings.checks("only"),
                settings.checks("skip"),
                variables(settings.values("var")));
    }

    private static String runbook(Set<String> names) throws UsageException {
        if (names.size() > 1) {
            throw new UsageException("with --server there is one runbook to a call");
        }
        String name = names.isEmpty() ? DEFAULT_RUNBOOK : names.iterator().next();
        if (name.contains("/")) {
            throw new UsageException(
                    "'%s' is a file here, and cannot be sent: a service runs the runbooks of its own directory, by their names"
                            .formatted(name));
        }
        return name;
    }

    private static Map<String, String> variables(List<String> assignments) throws UsageException {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new UsageException(
                        "--var %s sets nothing: write --var NAME=value".formatted(assignment));
            }
            variables.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        return variables;
    }

    /** The body of a request for it. */
    byte[] json(String target) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("runbook", runbook);
            json.writeStringField("target", target);
            json.writeStringField("mode", mode.word());
            writeIds(json, "only", only);
            writeIds(json, "skip", skip);
            if (!variables.isEmpty()) {
                json.writeObjectFieldStart("vars");
                for (Map.Entry<String, String> variable : variables.entrySet()) {
                    json.writeStringField(variable.getKey(), variable.getValue());
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a request could not be written to memory", impossible);
        }
        return out.toByteArray();
    }

    private static void writeIds(JsonGenerator json, String field, Collection<CheckId> checks)
            throws IOException {
        if (checks.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(field);
        for (CheckId check : checks) {
            json.writeString(check.value());
        }
        json.writeEndArray();
    }
}
