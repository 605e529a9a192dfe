package dev.preflight.it.service;

import dev.preflight.adapters.sandbox.BackendMode;
import dev.preflight.adapters.sandbox.BackendPath;
import dev.preflight.adapters.sandbox.Sandbox;
import dev.preflight.it.sandbox.SandboxStack;
import dev.preflight.it.service.LedgerView.Brief;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Something that is broken on a stack, with what has to follow from it.
 *
 * @param word for it
 * @param injected breaks it
 * @param mended puts right what the service is not to cure; null if it is to cure it
 * @param expected the incidents that it leads to, in their order
 */
record SoakFault(
        String word,
        Consumer<Sandbox> injected,
        @Nullable Consumer<SandboxStack> mended,
        List<Expected> expected) {
    private static final String BACKEND = "backend";
    private static final String TRAINING_1 = "training-worker-1";
    private static final String TRAINING_2 = "training-worker-2";
    private static final String BACKTEST_1 = "backtest-worker-1";
    private static final String BACKTEST_2 = "backtest-worker-2";
    private static final int CRASHED = 1;

    /**
     * An incident that has to be.
     *
     * @param guardrail that gives it up; null if it is healed
     * @param cured the services whose containers its attempts act on, one after the other
     */
    record Expected(String check, int attempts, @Nullable String guardrail, List<String> cured) {
        static Expected healed(String check, String... cured) {
            return new Expected(check, 1, null, List.of(cured));
        }

        /** Whether this is what it is, with nothing more to come of itself. */
        boolean is(Brief incident) {
            return incident.check().equals(check)
                    && (guardrail == null
                            ? List.of("HEALED", "CLOSED").contains(incident.state())
                            : guardrail.equals(incident.guardrail()));
        }
    }

    /** All that can happen to a stack whose rules are the usual ones. */
    static List<SoakFault> all() {
        return List.of(
                workerCrashes(),
                typeCrashes(),
                workerInError(),
                workersForgotten(),
                backendStops(),
                typeCannotRegister(),
                backendTalksNonsense());
    }

    private static SoakFault workerCrashes() {
        return new SoakFault(
                "a worker crashes",
                sandbox -> sandbox.crash(TRAINING_2, CRASHED),
                null,
                List.of(Expected.healed("worker-states", TRAINING_2)));
    }

    // The other of the type is offline, which shows once the checks before pass again.
    private static SoakFault typeCrashes() {
        return new SoakFault(
                "all workers of a type crash",
                sandbox -> {
                    sandbox.crash(BACKTEST_1, CRASHED);
                    sandbox.crash(BACKTEST_2, CRASHED);
                },
                null,
                List.of(
                        Expected.healed("containers-running", BACKTEST_1),
                        Expected.healed("worker-states", BACKTEST_2)));
    }

    static SoakFault workerInError() {
        return new SoakFault(
                "a worker is in error",
                sandbox -> sandbox.reportStatus(TRAINING_1, "error"),
                null,
                List.of(Expected.healed("worker-states", TRAINING_1)));
    }

    private static SoakFault workersForgotten() {
        return new SoakFault(
                "the backend forgets all workers",
                Sandbox::forgetAllWorkers,
                null,
                List.of(
                        Expected.healed(
                                "workers-registered",
                                TRAINING_1,
                                TRAINING_2,
                                BACKTEST_1,
                                BACKTEST_2)));
    }

    private static SoakFault backendStops() {
        return new SoakFault(
                "the backend stops",
                sandbox -> sandbox.stop(BACKEND),
                null,
                List.of(Expected.healed("backend-api", BACKEND)));
    }

    private static SoakFault typeCannotRegister() {
        return new SoakFault(
                "a type of workers cannot register any more",
                sandbox ->
                        List.of(TRAINING_1, TRAINING_2)
                                .forEach(worker -> {
                                    sandbox.neverRegisterAgain(worker);
                                    sandbox.forget(worker);
                                }),
                stack ->
                        List.of(TRAINING_1, TRAINING_2)
                                .forEach(worker -> {
                                    stack.sandbox().registerAgain(worker);
                                    stack.restart(worker);
                                }),
                List.of(
                        new Expected(
                                "worker-types", 1, "BUDGET", List.of(TRAINING_1, TRAINING_2))));
    }

    private static SoakFault backendTalksNonsense() {
        return new SoakFault(
                "the backend talks nonsense",
                sandbox -> sandbox.answer(BackendPath.WORKERS, BackendMode.GARBAGE),
                stack -> stack.sandbox().answer(BackendPath.WORKERS, BackendMode.NORMAL),
                List.of());
    }

    /** A worker in error which the service may not cure, by that guardrail. */
    static SoakFault notToBeCured(String guardrail) {
        return new SoakFault(
                "a worker is in error, " + guardrail,
                sandbox -> sandbox.reportStatus(TRAINING_1, "error"),
                stack -> stack.sandbox().idle(TRAINING_1),
                List.of(new Expected("worker-states", 0, guardrail, List.of())));
    }
}
