package dev.preflight.service.run;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.run.Mode;
import dev.preflight.service.run.RunOrder.Origin;
import dev.preflight.service.run.RunState.Queued;
import dev.preflight.service.runbook.RunbookSource;
import dev.preflight.service.runbook.ServedRunbook;
import dev.preflight.service.target.ServedTarget;
import dev.preflight.service.target.TargetAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs to test with. */
final class Samples {
    static final ServedRunbook WORKERS = new RunbookSource(null).read("workers", "test");

    private Samples() {}

    static Run run(String id, String target) {
        return new Run(id, order(target, new Unreachable()), Instant.EPOCH, new Queued());
    }

    static RunOrder requested(String target, TargetAccess access) {
        RunOrder order = order(target, access);
        return new RunOrder(
                order.runbook(),
                order.target(),
                Mode.CHECK,
                Set.of(),
                Set.of(),
                Map.of(),
                Origin.REQUEST);
    }

    static Run partOf(String id, String target) {
        RunOrder whole = order(target, new Unreachable());
        RunOrder part =
                new RunOrder(
                        whole.runbook(),
                        whole.target(),
                        Mode.CHECK,
                        Set.of(new CheckId("backend-api")),
                        Set.of(),
                        Map.of(),
                        Origin.REQUEST);
        return new Run(id, part, Instant.EPOCH, new Queued());
    }

    static RunOrder order(String target, TargetAccess access) {
        return RunOrder.scheduled(
                WORKERS,
                new ServedTarget(target, List.of("workers"), Duration.ofSeconds(30), access));
    }

    /** A target that no test here gets to. */
    static final class Unreachable implements TargetAccess {
        @Override
        public Reached reach(Map<String, String> variables) {
            throw new IllegalStateException("nobody was to come here");
        }

        @Override
        public String describe() {
            return "nowhere";
        }
    }
}
