package dev.preflight.adapters.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.adapters.http.HttpInstrument;
import dev.preflight.adapters.http.RawServer;
import dev.preflight.core.probe.Unobserved;
import dev.preflight.core.probe.Unobserved.Reason;
import dev.preflight.core.worker.Worker;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerRegistryTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n\r\n";

    @Test
    void listsTheWorkers() throws Exception {
        try (RawServer server = RawServer.thatSays(OK + "[{\"worker_id\": \"w\"}]")) {
            assertThat(list(server.url()))
                    .isEqualTo(
                            new Listing.Listed(
                                    List.of(Worker.listed("w", null, null, null, null))));
        }
    }

    @Test
    void saysWhatItExpectedAndWhatItSaw() throws Exception {
        try (RawServer server = RawServer.thatSays(OK + "<html>\u001b[2J\n" + "x".repeat(99))) {
            assertThat(why(server.url())).isEqualTo(Reason.UNREADABLE);
            assertThat(((Listing.Unlisted) list(server.url())).why().detail())
                    .startsWith("the answer from " + server.url() + " is no list of workers: ")
                    .contains("expected [{\"worker_id\": ...}, ...] or {\"workers\": [...]}, saw")
                    .contains("`<html>\\u001b[2J\\u000a" + "x".repeat(69) + "...`");
        }
    }

    @Test
    void doesNotReadTheBodyOfAnError() throws Exception {
        try (RawServer server = RawServer.thatSays("HTTP/1.1 500 Broken\r\n\r\n[]")) {
            assertThat(list(server.url()))
                    .isEqualTo(
                            unreadable(
                                    "HTTP 500 from "
                                            + server.url()
                                            + ", expected HTTP 200 and a list of workers"));
        }
    }

    @Test
    void saysWhereItWasSentTo() throws Exception {
        try (RawServer server =
                RawServer.thatSays("HTTP/1.1 307 Moved\r\nLocation: /login\r\n\r\n")) {
            assertThat(list(server.url()))
                    .isEqualTo(
                            unreadable(
                                    "HTTP 307 to /login from "
                                            + server.url()
                                            + ", expected HTTP 200 and a list of workers"));
        }
    }

    @Test
    void passesOnThatThereIsNoAnswer() throws Exception {
        assertThat(why("http://no-such-host.invalid/")).isEqualTo(Reason.UNREACHABLE);
    }

    private static Listing unreadable(String detail) {
        return new Listing.Unlisted(new Unobserved(Reason.UNREADABLE, detail));
    }

    private static Reason why(String url) throws InterruptedException {
        return ((Listing.Unlisted) list(url)).why().reason();
    }

    private static Listing list(String url) throws InterruptedException {
        return new WorkerRegistry(new HttpInstrument()).list(url, Duration.ofSeconds(30));
    }
}
