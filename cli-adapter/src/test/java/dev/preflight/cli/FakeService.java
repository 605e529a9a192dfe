package dev.preflight.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A service that answers as docs/rest.md says, with what it was told to. What it is to say several
 * times it goes on saying.
 */
final class FakeService implements AutoCloseable {
    /** An answer; a status of 0 breaks the connection. */
    record Canned(int status, String body, Map<String, String> headers) {}

    /** A request, as it came. */
    record Asked(String request, String body, Map<String, String> headers) {}

    static final Canned BREAK = new Canned(0, "", Map.of());

    private static final String RUN = "/api/v1/runs/r-1";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Deque<Canned>> canned = new ConcurrentHashMap<>();
    private final List<Asked> asked = new ArrayList<>();

    private FakeService(HttpServer server) {
        this.server = server;
    }

    /** One with the target {@code lab}, whose runs pass at once. */
    static FakeService start() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FakeService service = new FakeService(server);
        server.createContext("/", service::answer);
        server.setExecutor(service.threads);
        service.targets("lab");
        service.says("POST /api/v1/runs", taken());
        service.runIs(run("finished", "\"outcome\": \"PASSED\", \"report\": {\"checks\": []}"));
        service.reports("human", "READY\n");
        server.start();
        return service;
    }

    static Canned taken() {
        return new Canned(202, run("queued", ""), Map.of("Location", RUN));
    }

    static Canned problem(int status, String type, String detail) {
        return new Canned(
                status,
                "{\"type\": \"urn:preflight:problem:%s\", \"detail\": \"%s\"}"
                        .formatted(type, detail),
                Map.of("Content-Type", "application/problem+json", "Retry-After", "0"));
    }

    static String run(String state, String more) {
        return "{\"id\": \"r-1\", \"only\": [], \"state\": \"%s\"%s}"
                .formatted(state, more.isEmpty() ? "" : ", " + more);
    }

    void targets(String... names) {
        String targets =
                String.join(
                        ", ",
                        List.of(names).stream().map("{\"name\": \"%s\"}"::formatted).toList());
        says("GET /api/v1/targets", ok("{\"targets\": [" + targets + "]}"));
    }

    void runIs(String... states) {
        says("GET " + RUN, List.of(states).stream().map(FakeService::ok).toArray(Canned[]::new));
    }

    void reports(String format, String report) {
        says("GET " + RUN + "?format=" + format, ok(report));
    }

    static Canned ok(String body) {
        return new Canned(200, body, Map.of());
    }

    /** Answers to a request, one after the other; the last one for ever. */
    void says(String request, Canned... answers) {
        canned.put(request, new ArrayDeque<>(List.of(answers)));
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    synchronized List<Asked> asked(String method) {
        return asked.stream().filter(it -> it.request().startsWith(method + " ")).toList();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request =
                    exchange.getRequestMethod()
                            + " "
                            + exchange.getRequestURI().toString().replace("?wait=2s", "");
            Map<String, String> headers = new ConcurrentHashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name, values.get(0)));
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            asked.add(new Asked(request, body, headers));
            Deque<Canned> answers =
                    canned.getOrDefault(
                            request, new ArrayDeque<>(List.of(problem(404, "not-found", "no"))));
            Canned answer = answers.size() > 1 ? answers.remove() : answers.element();
            if (answer.status() == 0) {
                return;
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
