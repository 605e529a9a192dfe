package dev.preflight.it.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver of notifications, which takes everything. */
final class Webhook implements AutoCloseable {
    private final HttpServer server;
    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();

    private Webhook(HttpServer server) {
        this.server = server;
    }

    static Webhook open() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Webhook webhook = new Webhook(server);
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        String body =
                                new String(
                                        exchange.getRequestBody().readAllBytes(),
                                        StandardCharsets.UTF_8);
                        webhook.messages.add(LedgerView.parse(body, JsonNode.class));
                        exchange.sendResponseHeaders(204, -1);
                    }
                });
        server.start();
        return webhook;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** What it was told of the event, as in {@code incident.healed}. */
    List<JsonNode> toldOf(String event) {
        return messages.stream()
                .filter(it -> it.get("event").asText().equals("dev.preflight." + event))
                .toList();
    }

    /** The numbers of the events that it was told of, as they came. */
    List<Long> numbers() {
        return messages.stream().map(it -> it.get("id").asLong()).toList();
    }

    /** All that it was told. */
    String transcript() {
        return messages.toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
