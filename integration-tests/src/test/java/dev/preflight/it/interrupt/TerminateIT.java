package dev.preflight.it.interrupt;

import dev.preflight.it.command.StackFixture;
import dev.preflight.it.command.StopSignal;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stopped by who runs it, such as a CI job that takes too long. */
class TerminateIT extends StoppedInEveryPhase {
    @RegisterExtension
    private static final StackFixture FIXTURE = StackFixture.of("preflight-it-terminate");

    TerminateIT() {
        super(FIXTURE, StopSignal.TERMINATE);
    }
}
