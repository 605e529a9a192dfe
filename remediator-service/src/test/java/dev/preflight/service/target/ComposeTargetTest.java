package dev.preflight.service.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.adapters.state.FileTargetLock;
import dev.preflight.adapters.state.LockPace;
import dev.preflight.core.remediation.TargetLock.Lease;
import dev.preflight.service.config.PreflightConfig;
import dev.preflight.service.target.TargetAccess.Reached;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeTargetTest {
    @TempDir Path directory;

    @Test
    void itsLockHoldsThoughTheMachineHasSleptSinceTheStart() throws Exception {
        // As the time of a process that started, and saw nothing of an hour.
        InstantSource behind = InstantSource.fixed(Instant.now().minusSeconds(3600));
        Reached reached = target(behind).reach(Map.of());
        FileTargetLock commands =
                new FileTargetLock(
                        FileTargetLock.sharedDirectory(),
                        "preflight heal",
                        LockPace.standard(),
                        InstantSource.system());

        try (Lease held =
                Objects.requireNonNull(
                        reached.ports()
                                .lock()
                                .acquire(reached.target().id(), Duration.ZERO, who -> {})
                                .lease())) {
            assertThat(held.isHeld()).isTrue();
            assertThat(commands.holder(reached.target().id())).isPresent();
        }
    }

    private TargetAccess target(InstantSource time) {
        String lab = "preflight.targets.lab.";
        PreflightConfig config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(PreflightConfig.class)
                        .withDefaultValue(lab + "directory", directory.toString())
                        .withDefaultValue(lab + "project", "lock-of-a-test")
                        .build()
                        .getConfigMapping(PreflightConfig.class);
        return new TargetSource(Map.of(), time, Duration.ofSeconds(1))
                .make("lab", Objects.requireNonNull(config.targets().get("lab")))
                .access();
    }
}
