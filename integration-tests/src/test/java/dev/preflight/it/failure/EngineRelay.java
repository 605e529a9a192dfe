package dev.preflight.it.failure;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.docker.DockerEndpoint;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A socket in front of the engine's: it passes everything on but the restarts, of which a test
 * decides what becomes. It looks at what is asked first on each connection, which for a restart is
 * all: the command makes a connection for each deed.
 */
final class EngineRelay implements AutoCloseable {
    private static final int SIZE = 16 * 1024;

    private final Path address;
    private final Path engine;
    private final ServerSocketChannel server;
    private final OnRestart onRestart;
    private final List<String> restarts = new CopyOnWriteArrayList<>();

    private EngineRelay(
            Path address, Path engine, ServerSocketChannel server, OnRestart onRestart) {
        this.address = address;
        this.engine = engine;
        this.server = server;
        this.onRestart = onRestart;
    }

    /** Decides what becomes of a restart. */
    interface OnRestart {
        /** When this returns, the one who asked is hung up on. */
        void isAsked(Conversation conversation) throws IOException;
    }

    /**
     * Begins to listen.
     *
     * @param address of the socket, which is made; a short path, for the system allows no long one
     */
    static EngineRelay start(Path address, OnRestart onRestart)
            throws EngineException, IOException {
        Path engine =
                DockerEndpoint.resolve(System.getenv(), Path.of(System.getProperty("user.home")))
                        .socket();
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(address));
        EngineRelay relay = new EngineRelay(address, engine, server, onRestart);
        daemon(relay::serve);
        return relay;
    }

    /** What finds it, as a value of {@code DOCKER_HOST}. */
    String dockerHost() {
        return "unix://" + address;
    }

    /** The restarts that were asked for, as in {@code POST /containers/4f0c/restart?t=10}. */
    List<String> restarts() {
        return List.copyOf(restarts);
    }

    private void serve() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                daemon(() -> converse(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void converse(SocketChannel client) {
        try (client;
                SocketChannel behind = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            behind.connect(UnixDomainSocketAddress.of(engine));
            Conversation conversation = new Conversation(client, behind, firstQuestion(client));
            if (conversation.asksForARestart()) {
                restarts.add(conversation.question.lines().findFirst().orElseThrow());
                onRestart.isAsked(conversation);
            } else {
                conversation.passOn();
            }
        } catch (IOException e) {
            // One of the two has hung up, which is how every conversation ends.
            return;
        }
    }

    private static String firstQuestion(SocketChannel client) throws IOException {
        StringBuilder question = new StringBuilder();
        ByteBuffer buffer = ByteBuffer.allocate(SIZE);
        while (question.indexOf("\r\n\r\n") < 0 && client.read(buffer) >= 0) {
            question.append(US_ASCII.decode(buffer.flip()));
            buffer.clear();
        }
        return question.toString();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "engine-relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** A connection from the command and one to the engine, and what the command has asked. */
    static final class Conversation {
        private final SocketChannel client;
        private final SocketChannel engine;
        private final String question;

        private Conversation(SocketChannel client, SocketChannel engine, String question) {
            this.client = client;
            this.engine = engine;
            this.question = question;
        }

        private boolean asksForARestart() {
            return question.startsWith("POST ") && question.contains("/restart");
        }

        /** Lets the two talk to each other until either hangs up. */
        void passOn() throws IOException {
            ask();
            daemon(() -> pump(client, engine));
            pump(engine, client);
        }

        /** Answers in the engine's stead, which hears nothing of it. */
        void answer(String status, String message) throws IOException {
            String body = "{\"message\":\"" + message + "\"}";
            send(
                    "HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                            .formatted(status, body.length(), body),
                    client);
        }

        /** Has the engine do it, and lets the one who asked wait for the answer in vain. */
        void keepTheAnswer() throws IOException {
            ask();
            engine.read(ByteBuffer.allocate(SIZE));
            client.read(ByteBuffer.allocate(SIZE));
        }

        private void ask() throws IOException {
            send(question, engine);
        }

        private static void send(String text, SocketChannel to) throws IOException {
            ByteBuffer bytes = US_ASCII.encode(text);
            while (bytes.hasRemaining()) {
                to.write(bytes);
            }
        }

        private static void pump(SocketChannel from, SocketChannel to) {
            ByteBuffer buffer = ByteBuffer.allocate(SIZE);
            try (from;
                    to) {
                while (from.read(buffer) >= 0) {
                    buffer.flip();
                    while (buffer.hasRemaining()) {
                        to.write(buffer);
                    }
                    buffer.clear();
                }
            } catch (IOException e) {
                // The other direction has ended, and has closed both.
                return;
            }
        }
    }
}
