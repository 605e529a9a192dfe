package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.lint.shell.Pipeline;

/** The status of curl, which is success for an error page. */
final class CurlWithoutFail implements CheckRule {
    @Override
    public void look(Script script, Findings findings) {
        for (Pipeline pipeline : Deciding.in(script)) {
            pipeline.lastSimple()
                    .map(Invocation::of)
                    .filter(it -> it.isNamed("curl") && !minds(it))
                    .ifPresent(curl ->
                            findings.warning(
                                    LintCode.CURL_WITHOUT_FAIL,
                                    script.at(curl.offset()),
                                    "the status of curl decides, and an answer of 404 or 500 is success to it: write 'curl -f', or use 'Probe: http: URL'"));
        }
    }

    private static boolean minds(Invocation curl) {
        return curl.flag('f').isPresent()
                || curl.option("--fail", "--fail-with-body", "--fail-early").isPresent()
                || curl.flag('w').isPresent()
                || curl.option("--write-out").isPresent();
    }
}
