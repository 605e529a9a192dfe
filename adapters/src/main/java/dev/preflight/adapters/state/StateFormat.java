package dev.preflight.adapters.state;

import static dev.preflight.adapters.state.LedgerFormat.writeUnlessNull;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.preflight.core.incident.Refusal;
import dev.preflight.core.incident.RemediationState;
import dev.preflight.core.incident.RemediationState.Closed;
import dev.preflight.core.incident.RemediationState.Curing;
import dev.preflight.core.incident.RemediationState.Failing;
import dev.preflight.core.incident.RemediationState.Healed;
import dev.preflight.core.incident.RemediationState.Refusing;
import dev.preflight.core.incident.RemediationState.Verifying;
import dev.preflight.core.incident.RemediationState.Waiting;
import java.io.IOException;

/** The state of an incident as JSON: the word that reports use for it, and what it carries. */
final class StateFormat {
    private StateFormat() {}

    static void write(RemediationState state, JsonGenerator json) throws IOException {
        json.writeStringField("word", state.word());
        if (state instanceof Refusing refusing) {
            json.writeStringField("guardrail", refusing.refusal().guardrail().name());
            json.writeStringField("reason", refusing.refusal().reason());
        } else if (state instanceof Curing curing) {
            json.writeStringField("settling", curing.settling().toString());
            writeUnlessNull("early", curing.early(), json);
        } else if (state instanceof Waiting waiting) {
            json.writeStringField("due", waiting.due().toString());
            json.writeStringField("settling", waiting.settling().toString());
            writeUnlessNull("early", waiting.early(), json);
            writeUnlessNull("passingSince", waiting.passingSince(), json);
        } else if (state instanceof Healed healed) {
            json.writeStringField("since", healed.since().toString());
        } else if (state instanceof Closed closed) {
            json.writeStringField("at", closed.at().toString());
            writeUnlessNull("due", closed.due(), json);
        }
    }

    static RemediationState read(JsonObject json) throws MalformedException {
        String word = json.text("word");
        return switch (word) {
            case "OPEN" -> new Failing();
            case "CURING" -> new Curing(json.duration("settling"), json.durationOrNull("early"));
            case "WAITING" ->
                    new Waiting(
                            json.instant("due"),
                            json.duration("settling"),
                            json.durationOrNull("early"),
                            json.instantOrNull("passingSince"));
            case "VERIFYING" -> new Verifying();
            case "EXHAUSTED", "SUPPRESSED", "MANUAL" -> refusing(word, json);
            case "HEALED" -> new Healed(json.instant("since"));
            case "CLOSED" -> new Closed(json.instant("at"), json.instantOrNull("due"));
            default -> throw json.malformed("word", "is '" + word + "', which is no known state");
        };
    }

    private static RemediationState refusing(String word, JsonObject json)
            throws MalformedException {
        Refusal.Guardrail guardrail = json.oneOf(Refusal.Guardrail.class, "guardrail");
        Refusing refusing = new Refusing(new Refusal(guardrail, json.text("reason")));
        if (!refusing.word().equals(word)) {
            throw json.malformed(
                    "word", "is '" + word + "', but " + guardrail + " makes it " + refusing.word());
        }
        return refusing;
    }
}
