package dev.preflight.adapters.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens on a real socket and answers as it is told to, one connection after the other. */
public final class FakeEngine implements AutoCloseable {
    /** What it does with a connection whose request it has read. */
    public interface Manner {
        void answer(String request, SocketChannel connection)
                throws IOException, InterruptedException;
    }

    private final Path socket;
    private volatile Manner manner = (request, connection) -> {};
    private final ServerSocketChannel server;
    private final Thread thread;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<IOException> hangUps = new CopyOnWriteArrayList<>();

    private FakeEngine(Path socket) throws IOException {
        this.socket = socket;
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        thread = new Thread(this::serve, "fake-engine");
        thread.setDaemon(true);
    }

    public static FakeEngine start(Path socket) throws IOException {
        FakeEngine engine = new FakeEngine(socket);
        engine.thread.start();
        return engine;
    }

    /** From now on it answers like this; before, it hangs up. */
    public void answerLike(Manner manner) {
        this.manner = manner;
    }

    private void serve() {
        while (server.isOpen()) {
            try (SocketChannel connection = server.accept()) {
                String request = read(connection);
                requests.add(request);
                manner.answer(request, connection);
            } catch (ClosedChannelException | InterruptedException e) {
                return;
            } catch (IOException e) {
                // The client has hung up, as some of the tests want it to.
                hangUps.add(e);
            }
        }
    }

    private static String read(SocketChannel connection) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        String text = "";
        while (!text.contains("\r\n\r\n") && connection.read(buffer) >= 0) {
            text = new String(buffer.array(), 0, buffer.position(), UTF_8);
        }
        return text.lines().findFirst().orElse("");
    }

    public static void send(SocketChannel connection, String text) throws IOException {
        ByteBuffer bytes = UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            connection.write(bytes);
        }
    }

    public static void answer(SocketChannel connection, int status, String body)
            throws IOException {
        send(
                connection,
                "HTTP/1.1 %d Something\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                        .formatted(status, body.getBytes(UTF_8).length, body));
    }

    /** The first lines of the requests so far. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Whether a client went away before it was answered. */
    public boolean wasLeft() {
        return !hangUps.isEmpty();
    }

    public DockerEndpoint endpoint() {
        return new DockerEndpoint(URI.create("unix://" + socket), "DOCKER_HOST", null);
    }

    @Override
    public void close() {
        try {
            server.close();
            thread.interrupt();
            thread.join(5_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
