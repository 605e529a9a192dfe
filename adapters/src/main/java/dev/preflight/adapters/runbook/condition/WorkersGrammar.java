package dev.preflight.adapters.runbook.condition;

import dev.preflight.adapters.runbook.condition.Grammar.Rule;
import dev.preflight.core.check.WorkerAssertions;
import java.util.List;

/** What can be said about the workers that a backend lists. */
final class WorkersGrammar {
    private static final String ONE = "(?:at least )?(?:one|1|a) ";
    private static final String WORKER = "(?:workers?)";
    private static final String LISTED =
            "(?: (?:(?:is|are) )?(?:registered|listed|available|present)(?: with the backend)?"
                    + "| in the (?:workers? )?list)?";

    static final Grammar GRAMMAR =
            new Grammar(
                    "workers",
                    "at least one worker is registered, at least one training and one backtest worker,"
                            + " no worker is in error or offline state",
                    List.of(
                            Rule.of(
                                    ONE + "(?:registered )?" + WORKER + LISTED,
                                    (match, prose) ->
                                            Term.of(
                                                    WorkerAssertions.registered(),
                                                    "at least one worker is registered")),
                            both("training", "backtest(?:ing)?"),
                            both("backtest(?:ing)?", "training"),
                            Rule.of(
                                    "(?:no|none of the) (?:registered )?"
                                            + WORKER
                                            + " (?:(?:is|are) )?(?:in )?(?:an? )?(?:error or"
                                            + " offline|offline or error)(?: (?:state|status))?",
                                    (match, prose) ->
                                            Term.of(
                                                    WorkerAssertions.noneInErrorOrOffline(),
                                                    "no worker is in error or offline state"))));

    private WorkersGrammar() {}

    private static Rule both(String one, String other) {
        return Rule.of(
                ONE
                        + one
                        + "(?: "
                        + WORKER
                        + ")? and (?:"
                        + ONE
                        + ")?"
                        + other
                        + " "
                        + WORKER
                        + LISTED,
                (match, prose) ->
                        Term.of(
                                WorkerAssertions.bothTypes(),
                                "at least one training and one backtest worker"));
    }
}
