package dev.preflight.adapters.leak;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A backend and an engine with one container, {@code db}, which has ended and which no restart
 * mends: behind a real socket, and telling all that they should keep to themselves.
 */
public final class LeakyStack implements AutoCloseable {
    public static final String PROJECT = "leaky";

    private static final String ID = "%064x".formatted(4711);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private LeakyStack(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/leak", exchange -> send(exchange, 500, body()));
        server.createContext("/redirect", LeakyStack::redirect);
        server.createContext("/containers/json", exchange -> send(exchange, 200, list()));
        server.createContext("/containers/" + ID, LeakyStack::container);
        server.createContext("/", exchange -> send(exchange, 404, "{\"message\": \"no\"}"));
    }

    public static LeakyStack start() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        LeakyStack stack = new LeakyStack(HttpServer.create(new InetSocketAddress(loopback, 0), 0));
        stack.server.start();
        return stack;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** A runbook that observes everything, to no avail, with cures that mend nothing. */
    public String runbook() {
        return RUNBOOK.replace("PORT", Integer.toString(port()));
    }

    // The secret lies across the end of what is shown.
    private static String body() {
        return "x".repeat(290) + Planted.CONTAINER.secret() + "\n" + Planted.gossip();
    }

    private static void redirect(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders()
                .set("Location", "http://ann:" + Planted.CONTAINER.secret() + "@elsewhere/");
        send(exchange, 302, "");
    }

    private static void container(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/json")) {
            send(exchange, 200, inspection());
        } else if (path.endsWith("/logs")) {
            send(exchange, 200, frame(Planted.gossip() + "x".repeat(70_000) + Planted.gossip()));
        } else {
            send(exchange, 500, "{\"message\": \"no: " + Planted.CONTAINER.secret() + "\"}");
        }
    }

    private static String list() {
        return "[{\"Id\": \"%s\", \"Labels\": %s}]".formatted(ID, labels());
    }

    private static String labels() {
        return """
        {"com.docker.compose.project": "%s", "com.docker.compose.service": "db",
         "com.docker.compose.oneoff": "False"}\
        """
                .formatted(PROJECT);
    }

    private static String inspection() {
        return """
        {"Id": "%s", "Created": "2026-01-01T00:00:00.1Z", "Path": "/bin/sh", "Args": [],
         "State": {"Status": "exited", "Running": false, "Pid": 0, "ExitCode": 1,
          "StartedAt": "2026-01-01T00:00:00.1Z", "FinishedAt": "2026-01-01T00:00:01.1Z"},
         "Name": "/leaky-db-1", "RestartCount": 0, "HostConfig": {},
         "Config": {"Hostname": "db", "Env": ["%s=%s", "%s=%s"], "Labels": %s},
         "NetworkSettings": {"Ports": {}, "Networks": {}}}\
        """
                .formatted(
                        ID,
                        Planted.CONTAINER.variable(),
                        Planted.CONTAINER.secret(),
                        Planted.CONTAINER.noteVariable(),
                        Planted.CONTAINER.note(),
                        labels());
    }

    // Of stdout, as the engine multiplexes it.
    private static byte[] frame(String text) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(frame);
        byte[] payload = text.getBytes(UTF_8);
        out.writeInt(0x01000000);
        out.writeInt(payload.length);
        out.write(payload);
        return frame.toByteArray();
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        send(exchange, status, body.getBytes(UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static final String RUNBOOK =
            """
            title: Leaky
            checks:
              - title: Backend answers
                probe:
                  http: http://ann:${ADDRESS_PASSWORD}@127.0.0.1:PORT/leak?token=${FILE_TOKEN}
                passIf: Answers with 200
              - title: Backend stays
                probe:
                  http: http://127.0.0.1:PORT/redirect
                passIf: Answers with 200
              - title: Nobody is silent
                probe:
                  http: http://ann:${ADDRESS_PASSWORD}@127.0.0.1:1/
                passIf: Answers with 200
              - title: Address makes sense
                probe:
                  http: http://ann:${ADDRESS_PASSWORD}@127.0.0.1:PORT/a b
                passIf: Answers with 200
              - title: Nothing is told
                command: |
                  cat gossip.txt told.txt; cat gossip.txt >&2; env; exit 1
                passIf: Exit status is 0
              - title: Last line is short
                command: |
                  printf '%0190d%s' 0 "$SHOP_PASSWORD"; exit 1
                passIf: Output is OK
              - title: Output is short
                command: |
                  printf '%032760d%s%s%s' 0 "$SHOP_PASSWORD" "$OPTION_NOTE" "$OPTION_API_KEY"
                  printf '%s%099000d%s%032755d\\n' "$FILE_TOKEN" 0 "$OPTION_API_KEY" 0
                  exit 1
                passIf: Output is OK
              - title: Key has no end
                command: |
                  echo "$PRIVATE_KEY"; exit 1
                passIf: Output is OK
              - title: Database runs
                probe:
                  containers: all
                passIf: At least one running container of db
            cures:
              - title: Tell everybody
                check: nothing-is-told
                diagnostics:
                  - logs: {of: db, lines: 100}
                  - command: cat gossip.txt
                cure:
                  - command: |
                      export MADE_TOKEN="$(cat made.txt)" EXPORT_NOTE=note-of-export
                      cp to-be-told.txt told.txt
                      cat gossip.txt told.txt; echo "$EXPORT_NOTE $MADE_TOKEN"; exit 1
                maxRetries: 1
                waitAfterCure: 0 s
              - title: Restart the database
                check: database-runs
                diagnostics:
                  - logs: {of: db, lines: 2}
                cure:
                  - restart: db
                maxRetries: 1
                waitAfterCure: 0 s
            """;
}
