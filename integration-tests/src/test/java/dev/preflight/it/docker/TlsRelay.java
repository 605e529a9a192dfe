package dev.preflight.it.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import javax.net.ssl.SSLServerSocket;

/** Makes an engine's socket reachable over TLS, for who has a certificate. */
final class TlsRelay implements AutoCloseable {
    private static final int SIZE = 16 * 1024;

    private final Path socket;
    private final SSLServerSocket server;

    private TlsRelay(Path socket, SSLServerSocket server) {
        this.socket = socket;
        this.server = server;
    }

    static TlsRelay start(Path socket, Certificates certificates) throws Exception {
        SSLServerSocket server =
                (SSLServerSocket)
                        certificates
                                .context()
                                .getServerSocketFactory()
                                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(true);
        TlsRelay relay = new TlsRelay(socket, server);
        daemon(relay::serve);
        return relay;
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                daemon(() -> relay(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void relay(Socket client) {
        try (client;
                SocketChannel engine = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            engine.connect(UnixDomainSocketAddress.of(socket));
            daemon(() -> ask(client, engine));
            answer(engine, client);
        } catch (IOException e) {
            throw new UncheckedIOException("relay to " + socket, e);
        }
    }

    /* Ends, as does the other direction, when either side hangs up: so ends every conversation.
    Without Channels.newInputStream and newOutputStream: on a JDK of 17 a write through the one
    waits for a read through the other to end. */
    private static void ask(Socket client, SocketChannel engine) {
        byte[] buffer = new byte[SIZE];
        try {
            InputStream questions = client.getInputStream();
            for (int size = questions.read(buffer); size >= 0; size = questions.read(buffer)) {
                ByteBuffer question = ByteBuffer.wrap(buffer, 0, size);
                while (question.hasRemaining()) {
                    engine.write(question);
                }
            }
        } catch (IOException e) {
            return;
        }
    }

    private static void answer(SocketChannel engine, Socket client) {
        ByteBuffer buffer = ByteBuffer.allocate(SIZE);
        try {
            OutputStream answers = client.getOutputStream();
            while (engine.read(buffer) >= 0) {
                answers.write(buffer.array(), 0, buffer.position());
                answers.flush();
                buffer.clear();
            }
        } catch (IOException e) {
            return;
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "tls-relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
