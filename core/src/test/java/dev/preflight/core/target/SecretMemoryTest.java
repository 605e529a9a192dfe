package dev.preflight.core.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretMemoryTest {
    private final SecretMemory memory = new SecretMemory();

    @Test
    void knowsWhatItHasLearntInEverySpelling() {
        memory.learn(Map.of("API_TOKEN", "a b/c d"));

        assertThat(memory.redactor().redact("a b/c d or a%20b%2Fc%20d"))
                .isEqualTo("[redacted] or [redacted]");
    }

    @Test
    void knowsNothingOfWhatIsNoSecret() {
        memory.learn(Map.of("MODE", "production", "API_TOKEN", "off"));

        assertThat(memory.redactor().redact("production is off")).isEqualTo("production is off");
    }

    @Test
    void forgetsWhatWasMetLongestAgoOnceThereIsTooMuch() {
        // Given
        for (int i = 0; i < SecretMemory.MOST; i++) {
            memory.learn(Map.of("API_TOKEN", "secret-%04d".formatted(i)));
        }
        memory.learn(Map.of("API_TOKEN", "secret-0000"));

        // When
        memory.learn(Map.of("API_TOKEN", "one-more"));

        // Then
        assertThat(memory.redactor().redact("secret-0000 secret-0001 secret-0002 one-more"))
                .isEqualTo("[redacted] secret-0001 [redacted] [redacted]");
    }

    @Test
    void doesNotTellWhatItKnows() {
        memory.learn(Map.of("API_TOKEN", "hunter2"));

        assertThat(memory).hasToString("SecretMemory[1]");
    }
}
