package dev.preflight.adapters.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Unobserved;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BlockingCallTest {
    private static final Duration AMPLE = Duration.ofSeconds(30);

    @Test
    void answersForABrokenCallWithoutWaiting() throws Exception {
        assertThat(new Failing(new NoClassDefFoundError("com/example/Gone")).within(AMPLE))
                .isEqualTo(
                        new Unobserved(
                                Unobserved.Reason.UNABLE,
                                "it could not be observed: java.lang.NoClassDefFoundError:"
                                        + " com/example/Gone"));
    }

    @Test
    void letsAFailureOfTheMachineThrough() {
        Error failing = new OutOfMemoryError("heap");

        assertThatThrownBy(() -> new Failing(failing).within(AMPLE)).isSameAs(failing);
    }

    private static final class Failing extends BlockingCall {
        private final Error error;

        Failing(Error error) {
            super("it");
            this.error = error;
        }

        @Override
        protected Observation observe() {
            throw error;
        }

        @Override
        protected void release() {}
    }
}
