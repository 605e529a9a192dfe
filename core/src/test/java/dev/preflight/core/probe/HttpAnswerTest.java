package dev.preflight.core.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.target.Redactor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpAnswerTest {
    private static final Redactor REDACTOR =
            Redactor.of(List.of(Map.of("DB_PASSWORD", "correct-horse-battery")));

    @Test
    void hidesASecretThatLiesAcrossTheEndOfWhatIsShown() {
        String body = "x".repeat(290) + "correct-horse-battery" + "y".repeat(90);

        assertThat(answer(body).facts(REDACTOR))
                .containsEntry("body", "x".repeat(290) + Redactor.REDACTED + "...");
    }

    @Test
    void showsOfALongBodyItsBeginning() {
        assertThat(answer("x".repeat(301)).facts()).containsEntry("body", "x".repeat(300) + "...");
        assertThat(answer("x".repeat(300)).facts(REDACTOR))
                .containsEntry("body", "x".repeat(300))
                .containsEntry("status", 200);
    }

    private static HttpAnswer answer(String body) {
        return new HttpAnswer("http://localhost/", 200, Map.of(), body);
    }
}
