package dev.preflight.service.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(1));

    @Test
    void doublesUpToTheLimit() {
        assertThat(new long[] {next(), next(), next(), next()})
                .containsExactly(250, 500, 1_000, 1_000);
    }

    @Test
    void beginsAnewAfterASuccess() {
        next();
        next();

        backoff.reset();

        assertThat(next()).isEqualTo(250);
    }

    private long next() {
        return backoff.next().toMillis();
    }
}
