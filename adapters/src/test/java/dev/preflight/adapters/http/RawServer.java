package dev.preflight.adapters.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that answers every connection as it is told, HTTP or not. */
public final class RawServer implements AutoCloseable {
    /** What it does to a client, whose request it has read. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(Socket client) throws Exception;
    }

    private static final int TLS_HANDSHAKE = 22;

    private final ServerSocket server;
    private final Behaviour behaviour;
    private final AtomicInteger requests = new AtomicInteger();
    private final List<Socket> clients = new CopyOnWriteArrayList<>();

    private RawServer(Behaviour behaviour) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.behaviour = behaviour;
    }

    public static RawServer that(Behaviour behaviour) throws IOException {
        RawServer server = new RawServer(behaviour);
        daemon(server::accept);
        return server;
    }

    /** Writes this and closes. */
    public static RawServer thatSays(String answer) throws IOException {
        return that(client -> write(client, answer));
    }

    /** An address of this machine that no server of these tests listens on. */
    public static InetAddress silentAddress() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four bytes are an address", impossible);
        }
    }

    public static void write(Socket client, String text) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    public String url() {
        return "http://localhost:" + server.getLocalPort() + "/";
    }

    public int port() {
        return server.getLocalPort();
    }

    public int requests() {
        return requests.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket client : clients) {
            client.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                clients.add(client);
                daemon(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            readRequest(client);
            requests.incrementAndGet();
            behaviour.answer(client);
        } catch (Exception clientHasGone) {
            // The client is what is tested, and says so itself.
            return;
        }
    }

    private static void readRequest(Socket client) throws IOException {
        int lineFeeds = 0;
        while (lineFeeds < 2) {
            int read = client.getInputStream().read();
            if (read < 0 || read == TLS_HANDSHAKE) {
                return;
            }
            if (read != '\r') {
                lineFeeds = read == '\n' ? lineFeeds + 1 : 0;
            }
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "raw server");
        thread.setDaemon(true);
        thread.start();
    }
}
