package dev.preflight.cli.warmup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A healthy stack of four workers that is none: an engine and a backend behind real sockets. */
public final class SimulatedStack implements AutoCloseable {
    private final Path directory;
    private final Path socket;
    private final ServerSocketChannel engine;
    private final ServerSocketChannel backend;
    private final int port;

    private SimulatedStack(Path directory, ServerSocketChannel engine, ServerSocketChannel backend)
            throws IOException {
        this.directory = directory;
        this.socket = directory.resolve("engine");
        this.engine = engine.bind(UnixDomainSocketAddress.of(socket));
        this.backend = backend.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        this.port = ((InetSocketAddress) backend.getLocalAddress()).getPort();
        CannedAnswers.serve(engine, StackAnswers.engine());
        CannedAnswers.serve(backend, StackAnswers.backend());
    }

    /**
     * Starts it in a temporary directory.
     *
     * @throws IOException if there is no socket to be had
     */
    public static SimulatedStack start() throws IOException {
        return new SimulatedStack(
                Files.createTempDirectory("preflight"),
                ServerSocketChannel.open(StandardProtocolFamily.UNIX),
                ServerSocketChannel.open());
    }

    /** The home of its user, and the directory of its project; empty but for a socket. */
    public Path directory() {
        return directory;
    }

    /** The environment of a process that is to find this stack, and nothing of the user's. */
    public Map<String, String> environment() {
        return Map.of(
                "HOME",
                directory.toString(),
                "DOCKER_HOST",
                "unix://" + socket,
                "COMPOSE_PROJECT_NAME",
                StackAnswers.PROJECT,
                "KTRDR_API_PORT",
                Integer.toString(port));
    }

    /**
     * Gives its sockets up and deletes its directory.
     *
     * @throws IOException if somebody has put something there
     */
    @Override
    public void close() throws IOException {
        engine.close();
        backend.close();
        Files.deleteIfExists(socket);
        Files.delete(directory);
    }
}
