package dev.preflight.adapters.process;

import dev.preflight.adapters.probe.Late;
import dev.preflight.adapters.text.Printable;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.Step;
import dev.preflight.core.probe.CommandEnded;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Unobserved;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs bash scripts in one directory, with one environment. */
public final class BashInstrument {
    private static final int SHOWN = 200;

    private final ProcessRunner runner;
    private final Path directory;
    private final Map<String, String> environment;

    /**
     * Makes one for a target.
     *
     * @param directory in which the scripts run
     * @param environment all of it: nothing is inherited
     */
    public BashInstrument(ProcessRunner runner, Path directory, Map<String, String> environment) {
        this.runner = runner;
        this.directory = directory;
        this.environment = Map.copyOf(environment);
    }

    /**
     * The end of the script, whatever its exit status; unobserved if it did not run or end, or if
     * jq had nothing to read in it.
     */
    public Observation observe(CommandProbe probe, Duration timeout) throws InterruptedException {
        Map<String, String> variables = with(probe.exported());
        try {
            return Fetches.matterTo(probe.script())
                    ? observeFetching(probe, variables, timeout)
                    : ended(probe, run(probe.script(), variables, timeout), timeout);
        } catch (IOException failure) {
            return new Unobserved(
                    Unobserved.Reason.UNABLE,
                    probe.describe() + " could not be run: " + failure.getMessage());
        }
    }

    private Observation observeFetching(
            CommandProbe probe, Map<String, String> variables, Duration timeout)
            throws IOException, InterruptedException {
        try (Fetches fetches = Fetches.watch()) {
            ProcessResult result =
                    run(fetches.reporting(probe.script()), fetches.in(variables), timeout);
            return fetches.failure()
                    .filter(failure -> !result.timedOut())
                    .<Observation>map(failure ->
                            new Unobserved(
                                    Unobserved.Reason.UNREACHABLE,
                                    failure + ", and jq had nothing to read"))
                    .orElseGet(() -> ended(probe, result, timeout));
        }
    }

    private static Observation ended(CommandProbe probe, ProcessResult result, Duration timeout) {
        return result.timedOut()
                ? new Unobserved(
                        Unobserved.Reason.TIMEOUT,
                        probe.describe() + " did not end within " + late(result, timeout))
                : new CommandEnded(
                        result.exitStatus(), result.output(), result.errors(), result.isWhole());
    }

    /**
     * Done if the script ended with exit status 0; with what it has exported by then, however it
     * ended.
     */
    public ActionReport perform(Step.Script step) throws InterruptedException {
        try (ExportedVariables exports = ExportedVariables.of(with(step.exported()))) {
            ProcessResult result =
                    run(exports.reporting(step.script()), exports.environment(), step.timeout());
            return report(step, result).exporting(exports.read());
        } catch (IOException failure) {
            return ActionReport.failed(step, "could not be run: " + failure.getMessage());
        }
    }

    private static ActionReport report(Step.Script step, ProcessResult result) {
        if (result.timedOut()) {
            return ActionReport.failed(step, "did not end within " + late(result, step.timeout()));
        }
        String detail = "exit status " + result.exitStatus() + ", " + lastWords(result);
        return result.exitStatus() == 0
                ? ActionReport.done(step, detail)
                : ActionReport.failed(step, detail);
    }

    private Map<String, String> with(Map<String, String> exported) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(exported);
        return all;
    }

    private ProcessResult run(String script, Map<String, String> variables, Duration timeout)
            throws IOException, InterruptedException {
        return runner.run(List.of("bash", "-c", script), directory, variables, timeout);
    }

    private static String late(ProcessResult result, Duration timeout) {
        return Late.seconds(timeout) + " and was ended, " + lastWords(result);
    }

    private static String lastWords(ProcessResult result) {
        String errors = lastLine(result.errors());
        String last = errors.isEmpty() ? lastLine(result.output()) : errors;
        return last.isEmpty() ? "without output" : "last output: " + last;
    }

    private static String lastLine(String text) {
        String stripped = Printable.clean(text).strip();
        String line = stripped.substring(stripped.lastIndexOf('\n') + 1);
        return Printable.shortened(line, SHOWN);
    }
}
