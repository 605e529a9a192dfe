package dev.preflight.adapters.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers one request, well or badly, and ends it. */
final class BackendAnswer {
    private static final String JSON = "application/json";

    private final HttpExchange exchange;

    BackendAnswer(HttpExchange exchange) {
        this.exchange = exchange;
    }

    void notFound() throws IOException {
        send(404, JSON, "{\"detail\":\"Not Found\"}");
    }

    /**
     * Gives a reply.
     *
     * @throws IllegalArgumentException if its mode is to give none
     */
    void give(BackendProgram.Reply reply) throws IOException {
        switch (reply.mode()) {
            case NORMAL -> send(200, JSON, reply.json());
            case SERVER_ERROR -> send(500, JSON, "{\"detail\":\"Internal Server Error\"}");
            case EMPTY -> send(200, JSON, "");
            case GARBAGE -> send(200, JSON, "{\"workers\": [}\u0000");
            case HTML -> send(200, "text/html", "<html><body>Sign in, please</body></html>");
            case TRUNCATED -> truncate(reply.json());
            case DROP -> exchange.close();
            case REDIRECT -> redirect();
            case HANG -> throw new IllegalArgumentException("a request that hangs gets no answer");
        }
    }

    private void redirect() throws IOException {
        exchange.getResponseHeaders().set("Location", "/login");
        send(302, "text/html", "");
    }

    private void truncate(String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try {
            exchange.getResponseHeaders().set("Content-Type", JSON);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            exchange.getResponseBody().flush();
        } finally {
            exchange.close();
        }
    }

    private void send(int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Connection", "close");
            // To this server, a length of 0 means unknown and -1 none.
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } finally {
            exchange.close();
        }
    }
}
