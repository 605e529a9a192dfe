package dev.preflight.it.runbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import dev.preflight.it.command.PackagedCli;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An HTTP server that answers 200 while there is a file {@code open} in its directory and 503 while
 * there is none, and the command in that directory. There is no container engine, and no compose
 * file far and wide.
 */
final class Shop implements AutoCloseable {
    private final Path directory;
    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private final PackagedCli cli;

    private Shop(Path directory, Path scratch, HttpServer server) {
        this.directory = directory;
        this.server = server;
        this.cli =
                PackagedCli.alone(scratch)
                        .in(directory)
                        .with("DOCKER_HOST", "unix:///nonexistent/docker.sock")
                        .with("SHOP_PORT", String.valueOf(server.getAddress().getPort()));
    }

    /**
     * Opens it.
     *
     * @param directory whose name is the project's, so that no two shops may have the same
     */
    static Shop in(Path directory) throws IOException {
        Path home = Files.createDirectory(directory.resolve(directory.getFileName()));
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Shop shop = new Shop(home, directory.resolve("scratch"), server);
        server.createContext(
                "/",
                exchange -> {
                    shop.requests.incrementAndGet();
                    exchange.sendResponseHeaders(shop.has("open") ? 200 : 503, -1);
                    exchange.close();
                });
        server.start();
        return shop;
    }

    PackagedCli cli() {
        return cli;
    }

    Path directory() {
        return directory;
    }

    /** How often somebody has asked. */
    int requests() {
        return requests.get();
    }

    boolean has(String file) {
        return Files.exists(directory.resolve(file));
    }

    String read(String file) throws IOException {
        return Files.readString(directory.resolve(file));
    }

    void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    /** A runbook of these tests. */
    static String runbook(String name) throws IOException {
        try (var in = Shop.class.getResourceAsStream("/runbook/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no runbook " + name);
            }
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    @Override
    public void close() {
        cli.endAll();
        server.stop(0);
    }
}
