package dev.preflight.service.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.preflight.service.ledger.JournalEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JournalEventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @EnumSource(JournalEntry.Type.class)
    void areWrittenAsTheyArePublished(JournalEntry.Type type) throws Exception {
        String golden = Samples.golden(type.word());
        JournalEntry entry = JournalEvents.read(golden);

        assertThat(entry.type()).isEqualTo(type);
        assertThat(JSON.readTree(JournalEvents.write(entry))).isEqualTo(JSON.readTree(golden));
    }

    @Test
    void areReadAsTheyWereWritten() throws Exception {
        JournalEntry ofACheck = Samples.opened(7);
        JournalEntry ofEverything =
                new JournalEntry(
                        8,
                        JournalEntry.Type.PAUSE_BEGUN,
                        ofACheck.at(),
                        Samples.EVERYWHERE,
                        "{\"id\":\"p1\"}");

        assertThat(JournalEvents.read(JournalEvents.write(ofACheck))).isEqualTo(ofACheck);
        assertThat(JournalEvents.read(JournalEvents.write(ofEverything))).isEqualTo(ofEverything);
    }

    @ParameterizedTest
    @CsvSource({
        "id,f-17,id: must be the number of a journal entry",
        "id,9999999999999999999,id: must be the number of a journal entry",
        "type,dev.preflight.check.failed,type: nothing of type",
        "source,/targets/other,source: must be that of the partitionkey",
        "partitionkey,other,source: must be that of the partitionkey",
        "subject,workers,subject: must be RUNBOOK/CHECK",
        "subject,workers/,subject: must be RUNBOOK/CHECK",
        "subject,/a,subject: must be RUNBOOK/CHECK",
        "data,{},'data: must be an object, and is string'"
    })
    void refuseWhatIsWrong(String attribute, String value, String problem) throws Exception {
        ObjectNode message = (ObjectNode) JSON.readTree(JournalEvents.write(Samples.opened(7)));
        message.put(attribute, value);

        assertThatThrownBy(() -> JournalEvents.read(message.toString()))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageStartingWith(problem);
    }
}
