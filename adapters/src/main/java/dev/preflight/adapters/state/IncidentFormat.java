package dev.preflight.adapters.state;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.target.TargetId;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One incident as JSON, as it stands in a {@link FileLedger}'s file: for ledgers that keep
 * incidents in rows. A text is bounded: beyond {@value #MOST_CHARS} characters it is written
 * without the details of steps.
 */
public final class IncidentFormat {
    static final int MOST_CHARS = 1024 * 1024;

    private IncidentFormat() {}

    /** What fields of an object are written. */
    @FunctionalInterface
    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    /** An incident without its target, on one line. */
    public static String write(Incident incident) {
        String text = text(json -> LedgerFormat.write(incident, json));
        return text.length() <= MOST_CHARS
                ? text
                : text(json -> LedgerFormat.write(Details.dropped(incident), json));
    }

    /**
     * An incident as it was written.
     *
     * @throws MalformedException if the text is not what was once written
     */
    public static Incident read(TargetId target, String text) throws MalformedException {
        return LedgerFormat.incident(target, parsed(text));
    }

    /** What came of steps, on one line. */
    public static String writeActions(List<ActionReport> actions) {
        String text = actionsText(actions);
        return text.length() <= MOST_CHARS ? text : actionsText(Details.dropped(actions));
    }

    /**
     * What came of steps as it was written.
     *
     * @throws MalformedException if the text is not what was once written
     */
    public static List<ActionReport> readActions(String text) throws MalformedException {
        return LedgerFormat.actions(parsed(text));
    }

    private static String actionsText(List<ActionReport> actions) {
        return text(json -> {
            json.writeStartObject();
            LedgerFormat.write(actions, json);
            json.writeEndObject();
        });
    }

    private static String text(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonObject.FACTORY.createGenerator(text)) {
            fields.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return text.toString();
    }

    private static JsonObject parsed(String text) throws MalformedException {
        return JsonObject.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
