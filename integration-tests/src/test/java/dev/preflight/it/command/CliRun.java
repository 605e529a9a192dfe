package dev.preflight.it.command;

import java.util.List;

/**
 * A run of the command that is over.
 *
 * @param line how it was called
 * @param exit its exit status
 * @param stdout all of it
 * @param stderr all of it
 */
public record CliRun(List<String> line, int exit, String stdout, String stderr) {
    public CliRun {
        line = List.copyOf(line);
    }

    /** The JSON report on stdout, which must keep the published schema. */
    public Report report() {
        return Report.parse(stdout);
    }

    /** Everything that was said. */
    public String output() {
        return stdout + stderr;
    }
}
