package dev.preflight.it.outcome;

import dev.preflight.adapters.bundled.BundledRunbooks;
import dev.preflight.it.command.CliRun;
import dev.preflight.it.command.PackagedCli;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The packaged command, which remembers nothing of another situation. */
record Cli(Path scratch, Path directory, Map<String, String> environment, Situation situation) {
    CliRun check() {
        return run("check", situation.runbook());
    }

    CliRun plan() {
        return run("plan", situation.runbook());
    }

    /** Whether plan, which decides everything and does nothing, has recorded something. */
    boolean isAnythingRecordedByPlan() {
        return Files.exists(PackagedCli.alone(scratch.resolve("plan")).stateDirectory());
    }

    /** Heals where there is something to wait for by a copy of the runbook with other waits. */
    CliRun heal() {
        return run("heal", situation.isCured() ? copyWithWaits() : situation.runbook());
    }

    private String copyWithWaits() {
        String bundled = BundledRunbooks.source(situation.runbook()).orElseThrow();
        String wait = "waitAfterCure: " + situation.pause() + " s";
        Path copy = scratch.resolve("copy.yaml");
        try {
            Files.createDirectories(scratch);
            Files.writeString(copy, bundled.replaceAll("waitAfterCure: [0-9]+ s", wait));
            return copy.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // A scratch directory for each: they may run side by side.
    private CliRun run(String command, String runbook) {
        PackagedCli cli = PackagedCli.launched(scratch.resolve(command)).in(directory);
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            cli = cli.with(variable.getKey(), variable.getValue());
        }
        String timeout = "--timeout=" + Lanes.TIMEOUT_SECONDS + "s";
        return cli.run(command, runbook, "--format=json", timeout);
    }
}
