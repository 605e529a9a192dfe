package dev.preflight.adapters.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The backend's HTTP server on 127.0.0.1, on one port for all its life. Shut, it refuses
 * connections and keeps the port. Its threads are daemons. Safe for threads.
 */
final class BackendServer implements AutoCloseable {
    private static final int HANGING_KEPT = 64;

    private final Function<BackendPath, BackendProgram.Reply> desk;
    private final ThreadPoolExecutor threads;
    private final Deque<HttpExchange> hanging = new ArrayDeque<>();
    private final int port;
    private @Nullable SocketChannel placeholder;
    private @Nullable HttpServer server;

    /**
     * Takes a free port, and refuses connections until it is opened.
     *
     * @param desk decides what a request gets
     */
    BackendServer(String name, Function<BackendPath, BackendProgram.Reply> desk)
            throws IOException {
        this.desk = desk;
        threads = threads("sandbox-" + name);
        placeholder = bind(0);
        port = ((InetSocketAddress) placeholder.getLocalAddress()).getPort();
    }

    int port() {
        return port;
    }

    /**
     * Answers from now on; nothing happens if it does.
     *
     * @throws IOException if it is closed, or another program was quick to take the port
     */
    synchronized void open() throws IOException {
        if (threads.isShutdown()) {
            throw new IOException("the sandbox is closed");
        }
        if (server != null) {
            return;
        }
        closePlaceholder();
        HttpServer opened = HttpServer.create(address(port), 0);
        opened.setExecutor(threads);
        opened.createContext("/", this::handle);
        // Its dispatcher is a daemon only when started by one.
        CompletableFuture.runAsync(opened::start, threads).join();
        server = opened;
    }

    /** Refuses connections from now on, and ends those that are open. */
    synchronized void shut() {
        if (server == null) {
            return;
        }
        stop(server);
        try {
            placeholder = bind(port);
        } catch (IOException taken) {
            throw new IllegalStateException("port " + port + " was taken meanwhile", taken);
        }
    }

    /** Closes the connections of all requests that hang. */
    void dropHanging() {
        synchronized (hanging) {
            hanging.forEach(HttpExchange::close);
            hanging.clear();
        }
    }

    /** Gives the port up for good. Repeating it does nothing. */
    @Override
    public synchronized void close() {
        if (server != null) {
            stop(server);
        }
        threads.shutdownNow();
        try {
            closePlaceholder();
        } catch (IOException failure) {
            throw new IllegalStateException("port " + port + " could not be given up", failure);
        }
    }

    private void stop(HttpServer running) {
        server = null;
        running.stop(0);
        dropHanging();
    }

    private void handle(HttpExchange exchange) throws IOException {
        BackendPath path = pathOf(exchange);
        if (path == null) {
            new BackendAnswer(exchange).notFound();
            return;
        }
        BackendProgram.Reply reply = desk.apply(path);
        if (reply.mode() == BackendMode.HANG) {
            keepHanging(exchange);
        } else {
            new BackendAnswer(exchange).give(reply);
        }
    }

    private static @Nullable BackendPath pathOf(HttpExchange exchange) {
        for (BackendPath path : BackendPath.values()) {
            if (path.path().equals(exchange.getRequestURI().getPath())
                    && exchange.getRequestMethod().equals("GET")) {
                return path;
            }
        }
        return null;
    }

    // An exchange that is neither answered nor closed holds its connection, and no thread.
    private void keepHanging(HttpExchange exchange) {
        synchronized (hanging) {
            if (hanging.size() == HANGING_KEPT) {
                hanging.removeFirst().close();
            }
            hanging.addLast(exchange);
        }
    }

    // A bound socket that does not listen refuses, and nobody else is given its port.
    private static SocketChannel bind(int port) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            // Connections that were just closed linger on the port.
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            return channel.bind(address(port));
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
    }

    private void closePlaceholder() throws IOException {
        if (placeholder != null) {
            placeholder.close();
            placeholder = null;
        }
    }

    private static InetSocketAddress address(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }

    private static ThreadPoolExecutor threads(String name) {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(
                        4,
                        4,
                        5,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(256),
                        task -> {
                            Thread thread = new Thread(task, name);
                            thread.setDaemon(true);
                            return thread;
                        },
                        new ThreadPoolExecutor.CallerRunsPolicy());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
