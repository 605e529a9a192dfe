package dev.preflight.service.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A receiver of messages: answers as it is told to, and with 200 when it is not told anything. */
final class WebhookServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    private WebhookServer(HttpServer server) {
        this.server = server;
    }

    /** What it was sent. Header names are in lower case. */
    record Received(String path, String body, Map<String, String> headers) {
        @Nullable String header(String name) {
            return headers.get(name);
        }
    }

    /** How it answers. */
    @FunctionalInterface
    interface Script {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    static WebhookServer start() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            WebhookServer webhook = new WebhookServer(server);
            server.createContext("/", webhook::handle);
            server.setExecutor(webhook.threads);
            server.start();
            return webhook;
        } catch (IOException e) {
            throw new UncheckedIOException("no port to listen on", e);
        }
    }

    WebhookServer answers(int status) {
        return answers(status, Map.of(), "");
    }

    WebhookServer answers(int status, Map<String, String> headers, String body) {
        return does(exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    /** Answers nothing until it is closed. */
    WebhookServer hangs() {
        return does(exchange -> end.await());
    }

    /** Answers with the head alone, and no body until it is closed. */
    WebhookServer hangsAfterTheHead(int status) {
        return does(exchange -> {
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().flush();
            end.await();
        });
    }

    private WebhookServer does(Script script) {
        scripts.add(script);
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name, values.get(0)));
            received.add(new Received(exchange.getRequestURI().toString(), body, headers));
            Script script = scripts.poll();
            if (script == null) {
                exchange.sendResponseHeaders(200, -1);
            } else {
                script.answer(exchange);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    URI url(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
