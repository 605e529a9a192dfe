package dev.preflight.it.detect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A socket in front of the engine's that a test can cut and mend. */
final class CutRelay implements AutoCloseable {
    private static final int SIZE = 16 * 1024;

    private final Path address;
    private final Path engine;
    private final List<Conversation> conversations = new CopyOnWriteArrayList<>();
    private @Nullable ServerSocketChannel server;

    private CutRelay(Path address, Path engine) {
        this.address = address;
        this.engine = engine;
    }

    /**
     * Begins to listen.
     *
     * @param address of the socket, which is made; a short path, for the system allows no long one
     */
    static CutRelay start(Path address, Path engine) {
        CutRelay relay = new CutRelay(address, engine);
        relay.mend();
        return relay;
    }

    /** Lets connections be made again, as when the engine has been started. */
    void mend() {
        try {
            ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            listening.bind(UnixDomainSocketAddress.of(address));
            server = listening;
            daemon(() -> serve(listening));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen at " + address, e);
        }
    }

    /** Hangs up on everybody and takes the socket away, as when the engine ends. */
    void cut() {
        try {
            if (server != null) {
                server.close();
            }
            Files.deleteIfExists(address);
            for (Conversation conversation : conversations) {
                conversation.close();
            }
            conversations.clear();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot cut " + address, e);
        }
    }

    /** Passes nothing on any more over the connections that there are, and hangs up on nobody. */
    void forgetConnections() {
        conversations.forEach(conversation -> conversation.isForgotten = true);
    }

    private void serve(ServerSocketChannel listening) {
        while (listening.isOpen()) {
            try {
                Conversation conversation = new Conversation(listening.accept(), connect());
                conversations.add(conversation);
                daemon(() -> conversation.pump(conversation.client, conversation.behind));
                daemon(() -> conversation.pump(conversation.behind, conversation.client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private SocketChannel connect() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(engine));
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "cut-relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        cut();
    }

    private static final class Conversation {
        private final SocketChannel client;
        private final SocketChannel behind;
        private volatile boolean isForgotten;

        private Conversation(SocketChannel client, SocketChannel behind) {
            this.client = client;
            this.behind = behind;
        }

        private void pump(SocketChannel from, SocketChannel to) {
            ByteBuffer buffer = ByteBuffer.allocate(SIZE);
            try (from;
                    to) {
                while (from.read(buffer) >= 0) {
                    buffer.flip();
                    while (buffer.hasRemaining() && !isForgotten) {
                        to.write(buffer);
                    }
                    buffer.clear();
                }
            } catch (IOException e) {
                // The other direction has ended, and has closed both.
                return;
            }
        }

        private void close() throws IOException {
            client.close();
            behind.close();
        }
    }
}
