package dev.preflight.it.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import javax.net.ssl.SSLServerSocket;

/** Makes an engine's socket reachable over TLS, for who has a certificate. */
final class TlsRelay implements AutoCloseable {
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
            daemon(() -> pump(streamFrom(client), Channels.newOutputStream(engine)));
            pump(Channels.newInputStream(engine), client.getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException("relay to " + socket, e);
        }
    }

    private static InputStream streamFrom(Socket client) {
        try {
            return client.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /* Ends when either side hangs up, which is how every conversation ends. */
    private static void pump(InputStream from, OutputStream to) {
        byte[] buffer = new byte[16 * 1024];
        try {
            for (int size = from.read(buffer); size >= 0; size = from.read(buffer)) {
                to.write(buffer, 0, size);
                to.flush();
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
