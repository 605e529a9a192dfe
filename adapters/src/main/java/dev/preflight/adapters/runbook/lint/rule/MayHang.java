package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.lint.shell.Command;
import java.util.Optional;

/** Commands that go on until somebody stops them. */
final class MayHang implements ScriptRule {
    @Override
    public void look(Script script, Findings findings) {
        for (Command.Simple command : script.block().simple()) {
            if (isTimed(command)) {
                continue;
            }
            Invocation program = Invocation.of(command);
            Optional<String> instead =
                    DockerCommand.of(command).map(MayHang::docker).orElseGet(() -> other(program));
            instead.ifPresent(it ->
                    findings.warning(
                            LintCode.MAY_HANG,
                            script.at(command.offset()),
                            "this goes on until its time is up, and then counts as failed: " + it));
        }
    }

    private static boolean isTimed(Command.Simple command) {
        return command.isNamed("timeout");
    }

    private static Optional<String> docker(DockerCommand docker) {
        boolean follows = docker.has("--follow") || docker.hasFlag('f') || docker.has("-f");
        if (docker.does("logs") && follows) {
            return Optional.of("leave out the option that follows, and write '--tail 50'");
        }
        if (docker.does("events") && !docker.has("--until")) {
            return Optional.of("add '--until' with a time, or ask 'docker ps'");
        }
        if (docker.does("stats") && !docker.has("--no-stream")) {
            return Optional.of("add '--no-stream'");
        }
        boolean isDetached = docker.hasFlag('d') || docker.has("--detach", "--wait", "--no-start");
        if (docker.isCompose() && docker.does("up") && !isDetached) {
            return Optional.of("write 'up -d', or the step 'up: SERVICE'");
        }
        return Optional.empty();
    }

    private static Optional<String> other(Invocation program) {
        boolean follows =
                program.flag('f').isPresent()
                        || program.flag('F').isPresent()
                        || program.option("--follow").isPresent();
        return switch (program.name()) {
            case "watch" -> Optional.of("run the command itself, without 'watch'");
            case "tail", "journalctl" ->
                    follows ? Optional.of("leave out the option that follows") : Optional.empty();
            case "top", "htop" ->
                    program.flag('b').isPresent()
                            ? Optional.empty()
                            : Optional.of("write 'ps', or 'top -b -n 1'");
            default -> Optional.empty();
        };
    }
}
