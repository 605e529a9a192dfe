package dev.preflight.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    public int run(CommandLine arguments, Terminal terminal)
            throws UsageException, FailureException {
        RunSettings.refuseArguments(arguments, name());
        try {
            Path directory = Files.createTempDirectory("preflight");
            try {
                return checkIn(directory);
            } finally {
                Files.delete(directory);
            }
        } catch (IOException failure) {
            throw new FailureException("the simulated stack did not start: " + failure);
        }
    }

    private static int checkIn(Path directory) throws IOException {
        Path socket = directory.resolve("engine");
        try (ServerSocketChannel engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                ServerSocketChannel backend = ServerSocketChannel.open()) {
            engine.bind(UnixDomainSocketAddress.of(socket));
            backend.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            CannedAnswers.serve(engine, SimulatedStack.engine());
            CannedAnswers.serve(backend, SimulatedStack.backend());
            int port = ((InetSocketAddress) backend.getLocalAddress()).getPort();
            return check(
                    directory,
                    Map.of(
                            "HOME",
                            directory.toString(),
                            "DOCKER_HOST",
                            "unix://" + socket,
                            "COMPOSE_PROJECT_NAME",
                            SimulatedStack.PROJECT,
                            "KTRDR_API_PORT",
                            Integer.toString(port)));
        } finally {
            Files.deleteIfExists(socket);
        }
    }

    private static int check(Path directory, Map<String, String> environment) {
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
                        environment,
                        directory);
        String where = directory.toString();
        int worst = ExitStatus.READY;
        for (String format : FORMATS) {
            int status =
                    new Cli(terminal)
                            .run("check", "workers", "--format", format, "--directory", where);
            worst = Math.max(worst, status);
        }
        return worst;
    }
}
