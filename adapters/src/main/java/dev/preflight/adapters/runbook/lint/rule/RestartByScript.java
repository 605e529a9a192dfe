package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.lint.shell.Word;
import java.util.Set;

/** Restarts by compose in a cure's script, where no guardrail sees them. */
final class RestartByScript implements ScriptRule {
    private static final Set<String> WITH_VALUE = Set.of("-t", "--timeout", "--scale", "--pull");

    @Override
    public void look(Script script, Findings findings) {
        if (script.cure().isEmpty()) {
            return;
        }
        for (DockerCommand docker : DockerCommand.in(script)) {
            boolean isForced = docker.does("up") && docker.has("--force-recreate");
            if (docker.isCompose() && (docker.does("restart", "stop", "kill") || isForced)) {
                findings.warning(
                        LintCode.RESTART_BY_SCRIPT,
                        script.at(docker.offset()),
                        "'%s' in a script restarts busy workers as well, since the guardrails cannot see into it: write the step 'restart: %s' in a yaml block"
                                .formatted(docker.words(), services(docker)));
            }
        }
    }

    private static String services(DockerCommand docker) {
        StringBuilder services = new StringBuilder();
        boolean isValue = false;
        for (Word word : docker.after()) {
            boolean isName = !isValue && !word.isOption() && word.literal().isPresent();
            if (isName) {
                services.append(services.isEmpty() ? "" : ", ").append(word.shown());
            }
            isValue = WITH_VALUE.contains(word.shown());
        }
        String names = services.toString();
        if (names.isEmpty()) {
            return "SERVICE";
        }
        return names.contains(",") ? "[" + names + "]" : names;
    }
}
