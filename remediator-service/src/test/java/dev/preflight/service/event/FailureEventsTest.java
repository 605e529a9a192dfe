package dev.preflight.service.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.preflight.service.ledger.PendingFailures.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureEventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GOLDEN = Samples.golden(FailureEvents.TYPE);

    @Test
    void areWrittenAsTheyArePublished() throws Exception {
        assertThat(JSON.readTree(FailureEvents.write(Samples.failure())))
                .isEqualTo(JSON.readTree(GOLDEN));
    }

    @Test
    void areReadAsTheyWereWritten() throws Exception {
        assertThat(FailureEvents.read(GOLDEN)).isEqualTo(Samples.failure());
    }

    @Test
    void keepWhateverAMessageSays() throws Exception {
        Failure failure =
                new Failure(
                        "id \"1\"",
                        "shop",
                        "Träume & Schäume.md",
                        "a",
                        Samples.failure().detectedAt(),
                        "\u0000 \uD83D\uDE00 \n\t\u001b[1m",
                        "r");

        assertThat(FailureEvents.read(FailureEvents.write(failure))).isEqualTo(failure);
    }

    @Test
    void mayHoldMoreThanIsKnown() throws Exception {
        ObjectNode message = tree();
        message.put("traceparent", "00-1-2-03");
        message.withObject("data").put("severity", 3);

        assertThat(FailureEvents.read(message.toString())).isEqualTo(Samples.failure());
    }

    @Test
    void mayTellTheTimeOfAnotherZone() throws Exception {
        ObjectNode message = tree();
        message.withObject("data").put("detectedAt", "2026-03-01T13:00:00+01:00");

        assertThat(FailureEvents.read(message.toString())).isEqualTo(Samples.failure());
    }

    @ParameterizedTest
    @ValueSource(strings = {"specversion", "id", "source", "type", "time", "data"})
    void needEveryAttribute(String attribute) throws Exception {
        ObjectNode message = tree();
        message.remove(attribute);

        assertThatThrownBy(() -> FailureEvents.read(message.toString()))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageStartingWith(attribute + ": must be ")
                .hasMessageEndingWith("and is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"target", "runbook", "check", "message", "run", "detectedAt"})
    void needEveryField(String field) throws Exception {
        ObjectNode missing = tree();
        missing.withObject("data").remove(field);
        ObjectNode number = tree();
        number.withObject("data").put(field, 1);

        assertThatThrownBy(() -> FailureEvents.read(missing.toString()))
                .hasMessage("data." + field + ": must be a text, and is missing");
        assertThatThrownBy(() -> FailureEvents.read(number.toString()))
                .hasMessage("data." + field + ": must be a text, and is number");
    }

    @ParameterizedTest
    @CsvSource({
        "specversion,0.3,specversion: must be '1.0'",
        "datacontenttype,text/xml,datacontenttype: must be 'application/json'",
        "type,dev.preflight.incident.opened,type: must be 'dev.preflight.check.failed'",
        "time,yesterday,time: must be a time as",
        "id,' ',id: must not be blank",
        "source,/targets/other,data.target: must be that of the source '/targets/other'"
    })
    void refuseWhatIsWrong(String attribute, String value, String problem) throws Exception {
        ObjectNode message = tree().put(attribute, value);

        assertThatThrownBy(() -> FailureEvents.read(message.toString()))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageStartingWith(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[]", "null", "{", "{} {}", "{\"id\": \"1\", \"id\": \"2\"}"})
    void refuseWhatIsNoObject(String message) {
        assertThatThrownBy(() -> FailureEvents.read(message))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageStartingWith("it is no JSON");
    }

    private static ObjectNode tree() throws JsonProcessingException {
        return (ObjectNode) JSON.readTree(GOLDEN);
    }
}
