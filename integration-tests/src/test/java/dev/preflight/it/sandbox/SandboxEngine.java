package dev.preflight.it.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.core.container.Container;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An engine on a port of 127.0.0.1 whose containers are those of embedded stacks: it speaks as much
 * of the engine's API as Preflight asks for. A service in a process of its own takes it for a real
 * one, and a test has every lever of the stacks, and knows what was done to them. May go away and
 * come back.
 */
public final class SandboxEngine implements AutoCloseable {
    private static final Pattern OF_CONTAINER =
            Pattern.compile(
                    "(?:/v[0-9.]+)?/containers/([0-9a-f]+)/(json|start|restart|unpause|logs)");
    private static final Pattern PROJECT =
            Pattern.compile("com\\.docker\\.compose\\.project=([^\"]+)\"");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    // After which a stream shows that it lives, and finds out whether it is still listened to.
    private static final Duration SILENCE = Duration.ofSeconds(1);

    private final Map<String, SandboxStack> stacks = new ConcurrentHashMap<>();
    private final List<Deed> deeds = new CopyOnWriteArrayList<>();
    private final AtomicInteger logsRead = new AtomicInteger();
    private final EngineEvents events = new EngineEvents();
    private final ExecutorService threads = Executors.newCachedThreadPool(SandboxEngine::thread);
    private final int port;
    private volatile @Nullable HttpServer server;

    private SandboxEngine(HttpServer server) {
        this.port = server.getAddress().getPort();
        serve(server);
    }

    /**
     * What somebody has had the engine do.
     *
     * @param verb {@code start}, {@code restart} or {@code unpause}
     */
    public record Deed(Instant at, String project, String service, String verb) {}

    public static SandboxEngine start() {
        return new SandboxEngine(listening(0));
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "sandbox-engine");
        thread.setDaemon(true);
        return thread;
    }

    private static HttpServer listening(int port) {
        try {
            return HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(HttpServer made) {
        server = made;
        made.setExecutor(threads);
        made.createContext("/", this::answer);
        made.start();
    }

    /** Starts a stack on it, whose project lives in that directory. */
    public SandboxStack startStack(String project, Path directory) {
        SandboxStack stack = SandboxStack.start(project, directory);
        stacks.put(project, stack);
        events.follow(stack.sandbox(), threads);
        return stack;
    }

    /** Where it is, as a value of {@code preflight.targets.NAME.engine}. */
    public String endpoint() {
        return "tcp://127.0.0.1:" + port;
    }

    /** What it was told to do to a project, in order; what a test did by a lever is not in it. */
    public List<Deed> deedsOn(String project) {
        return deeds.stream().filter(it -> it.project().equals(project)).toList();
    }

    /** How often it was asked for the log of a container. */
    public int logsRead() {
        return logsRead.get();
    }

    /** Nothing listens on its port any more, and all streams break off. */
    public void goAway() {
        HttpServer gone = server;
        server = null;
        if (gone != null) {
            gone.stop(0);
        }
    }

    public void comeBack() {
        serve(listening(port));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            Matcher ofContainer = OF_CONTAINER.matcher(path);
            if (ofContainer.matches()) {
                ofContainer(exchange, ofContainer.group(1), ofContainer.group(2));
            } else if (path.endsWith("/containers/json")) {
                json(exchange, 200, listed(query(exchange)));
            } else if (path.endsWith("/events")) {
                tell(exchange);
            } else {
                json(exchange, 404, Map.of("message", "page not found: " + path));
            }
        } catch (EngineException refused) {
            json(exchange, 409, Map.of("message", String.valueOf(refused.getMessage())));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String query(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        return query == null ? "" : URLDecoder.decode(query, UTF_8);
    }

    private List<Map<String, Object>> listed(String query)
            throws EngineException, InterruptedException {
        Matcher project = PROJECT.matcher(query);
        @Nullable String only = project.find() ? project.group(1) : null;
        List<Map<String, Object>> all = new ArrayList<>();
        for (SandboxStack stack : stacks.values()) {
            if (only == null || only.equals(stack.project())) {
                stack.containers().forEach(it -> all.add(EngineJson.listed(it, stack)));
            }
        }
        return all;
    }

    private void ofContainer(HttpExchange exchange, String id, String what)
            throws IOException, EngineException, InterruptedException {
        for (SandboxStack stack : stacks.values()) {
            for (Container container : stack.containers()) {
                if (container.id().equals(id)) {
                    ofContainer(exchange, stack, container, what);
                    return;
                }
            }
        }
        json(exchange, 404, Map.of("message", "No such container: " + id));
    }

    private void ofContainer(
            HttpExchange exchange, SandboxStack stack, Container container, String what)
            throws IOException, EngineException, InterruptedException {
        switch (what) {
            case "json" -> json(exchange, 200, EngineJson.inspected(container));
            case "logs" -> {
                logsRead.incrementAndGet();
                logs(exchange, stack.sandbox().operator().logs(container, 100));
            }
            default -> {
                deeds.add(new Deed(Instant.now(), stack.project(), container.service(), what));
                exchange.sendResponseHeaders(stack.does(what, container) ? 204 : 304, -1);
            }
        }
    }

    private static void json(HttpExchange exchange, int status, Object answer) throws IOException {
        byte[] body = MAPPER.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    // In one frame, as of stdout.
    private static void logs(HttpExchange exchange, String text) throws IOException {
        byte[] payload = text.getBytes(UTF_8);
        byte[] head = ByteBuffer.allocate(8).put((byte) 1).putInt(4, payload.length).array();
        exchange.getResponseHeaders().set("Content-Type", "application/vnd.docker.raw-stream");
        exchange.sendResponseHeaders(200, head.length + payload.length);
        exchange.getResponseBody().write(head);
        exchange.getResponseBody().write(payload);
    }

    private void tell(HttpExchange exchange) throws IOException, InterruptedException {
        int heard = events.indexSince(EngineJson.since(query(exchange)));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.flush();
        while (server != null) {
            List<Map<String, Object>> more = events.after(heard, SILENCE);
            for (Map<String, Object> event : more) {
                out.write(MAPPER.writeValueAsBytes(event));
            }
            heard += more.size();
            out.write('\n');
            out.flush();
        }
    }

    @Override
    public void close() {
        goAway();
        stacks.values().forEach(SandboxStack::close);
        threads.shutdownNow();
    }
}
