package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.lint.shell.Pipeline;
import java.util.Set;

/** The status of jq, where something hangs on it. */
final class JqStatus implements CheckRule {
    private static final Set<String> MAY_SAY_NOTHING =
            Set.of("curl", "wget", "docker", "docker-compose", "kubectl", "ssh", "nc", "http");

    @Override
    public void look(Script script, Findings findings) {
        boolean isPipefail = Deciding.hasPipefail(script);
        for (Pipeline pipeline : Deciding.in(script)) {
            pipeline.lastSimple()
                    .map(Invocation::of)
                    .filter(it -> it.isNamed("jq"))
                    .ifPresent(jq -> look(script, pipeline, jq, isPipefail, findings));
        }
    }

    private static void look(
            Script script,
            Pipeline pipeline,
            Invocation jq,
            boolean isPipefail,
            Findings findings) {
        if (jq.flag('n').isPresent() || jq.option("--null-input").isPresent()) {
            return;
        }
        boolean mindsResult = jq.flag('e').isPresent() || jq.option("--exit-status").isPresent();
        if (!mindsResult) {
            findings.warning(
                    LintCode.JQ_WITHOUT_E,
                    script.at(jq.offset()),
                    "the status of jq decides, and without '-e' it is success for false and null, too: write 'jq -e'");
        } else if (mayBeWithoutInput(pipeline) && !isPipefail) {
            findings.warning(
                    LintCode.JQ_WITHOUT_INPUT,
                    script.at(jq.offset()),
                    "when '%s' brings nothing, jq has no input: up to 1.6 'jq -e' is then success (status 0), later versions say 4, which looks like a wrong answer; begin with 'set -o pipefail' or use 'Probe: http: URL'"
                            .formatted(source(pipeline)));
        }
    }

    private static boolean mayBeWithoutInput(Pipeline pipeline) {
        return pipeline.commands().size() > 1 && MAY_SAY_NOTHING.contains(source(pipeline));
    }

    private static String source(Pipeline pipeline) {
        return pipeline.firstSimple().map(Invocation::of).map(Invocation::name).orElse("");
    }
}
