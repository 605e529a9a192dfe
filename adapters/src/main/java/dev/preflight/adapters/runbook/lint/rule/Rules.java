package dev.preflight.adapters.runbook.lint.rule;

import java.util.List;

/** All rules. */
public final class Rules {
    private static final List<Rule> ALL =
            List.of(
                    new CannotFail(),
                    new CurlWithoutFail(),
                    new NumberMayBeEmpty(),
                    new StateByExclusion(),
                    new NamesNotStates(),
                    new GrepOnListing(),
                    new CountedHeader(),
                    new JqStatus(),
                    new UnexpectedAnswer(),
                    new UnquotedVariable(),
                    new LostPipeStatus(),
                    new UnsetVariable(),
                    new MayHang(),
                    new Interactive(),
                    new ReadsNothing(),
                    new NoTimeLimit(),
                    new Destructive(),
                    new OutsideProject(),
                    new RestartByScript(),
                    new SandboxIgnored(),
                    new NoWait(),
                    new TimeoutBelowGrace(),
                    new ManyRetries());

    private Rules() {}

    public static List<Rule> all() {
        return ALL;
    }
}
