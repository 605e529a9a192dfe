package dev.preflight.it.interrupt;

import dev.preflight.it.command.StackFixture;
import dev.preflight.it.command.StopSignal;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stopped by Ctrl-C. */
class InterruptIT extends StoppedInEveryPhase {
    @RegisterExtension
    private static final StackFixture FIXTURE = StackFixture.of("preflight-it-interrupt");

    InterruptIT() {
        super(FIXTURE, StopSignal.INTERRUPT);
    }
}
