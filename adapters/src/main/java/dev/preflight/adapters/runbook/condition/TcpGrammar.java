package dev.preflight.adapters.runbook.condition;

import dev.preflight.adapters.runbook.condition.Grammar.Rule;
import dev.preflight.core.check.Assertions;
import java.util.List;

/** What can be said about a TCP connection: that it can be opened. */
final class TcpGrammar {
    private static final String WHO =
            "(?:(?:it|(?:the )?(?:tcp )?(?:port(?: \\d+)?|socket|endpoint|host|server|service)) )?";

    static final Grammar GRAMMAR =
            new Grammar(
                    "tcp",
                    "connects",
                    List.of(
                            Rule.of(
                                    WHO
                                            + "(?:connects|is (?:open|listening|reachable)|listens"
                                            + "|accepts (?:tcp )?connections?)",
                                    (match, prose) -> connects()),
                            Rule.of(
                                    "(?:the |a )?(?:tcp )?(?:connection|connect) (?:succeeds"
                                            + "|can be (?:opened|made|established)|is (?:open"
                                            + "|accepted|established|possible|successful))",
                                    (match, prose) -> connects())));

    private TcpGrammar() {}

    private static Term connects() {
        return Term.of(Assertions.connects(), "connects");
    }
}
