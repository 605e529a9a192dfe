package dev.preflight.cli;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** One of the words that can follow {@code preflight}. */
interface Command {
    String name();

    /** What follows the name, as in {@code [RUNBOOK...]}; empty if nothing may. */
    String arguments();

    /** What it does, in one line. */
    String summary();

    /** The options that it takes. */
    Options options();

    /**
     * Does it.
     *
     * @return the exit status
     * @throws UsageException if the arguments make no sense; nothing has been done then
     * @throws FailureException if it could not be done at all
     */
    int run(CommandLine arguments, Terminal terminal) throws UsageException, FailureException;
}
