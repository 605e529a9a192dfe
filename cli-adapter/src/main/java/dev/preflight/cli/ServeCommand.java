package dev.preflight.cli;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/**
 * {@code preflight serve}, which help lists and the launcher starts: the service is a program of
 * its own, that nothing should stand before for as long as it lives.
 */
final class ServeCommand implements Command {
    @Override
    public String name() {
        return "serve";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public String summary() {
        return "watches until it is stopped, and answers over REST";
    }

    @Override
    public Options options() {
        return RunOptions.ofServe();
    }

    @Override
    public int run(CommandLine arguments, Terminal terminal) throws FailureException {
        throw new FailureException(
                "the service is a program of its own, service/quarkus-run.jar; the launcher 'preflight' starts it");
    }
}
