package dev.preflight.cli;

import dev.preflight.cli.warmup.SimulatedStack;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/**
 * {@code preflight warm-up}, which the launcher runs under Java's recorder and help does not list:
 * goes once through all that a check of a healthy stack goes through, so that the classes of it are
 * in the archive. The engine and the backend are simulated behind real sockets. See
 * docs/adr/0003-start-fast.md.
 */
final class WarmUpCommand implements Command {
    private static final List<String> FORMATS = List.of("human", "json");

    @Override
    public String name() {
        return "warm-up";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public String summary() {
        return "checks a simulated stack, for Java to remember which classes that takes";
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(CommandLine arguments, Terminal terminal) throws FailureException {
        try (SimulatedStack stack = SimulatedStack.start()) {
            return check(stack);
        } catch (IOException failure) {
            throw new FailureException("the simulated stack did not start: " + failure);
        }
    }

    private static int check(SimulatedStack stack) {
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Terminal terminal =
                new Terminal(
                        nowhere,
                        nowhere,
                        false,
                        false,
                        100,
                        StandardCharsets.UTF_8,
                        stack.environment(),
                        stack.directory());
        String where = stack.directory().toString();
        int worst = ExitStatus.READY;
        for (String format : FORMATS) {
            String[] check = {"check", "workers", "--format", format, "--directory", where};
            worst = ExitStatus.worse(worst, new Cli(terminal).run(check));
        }
        return worst;
    }
}
