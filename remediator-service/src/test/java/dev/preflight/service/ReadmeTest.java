package dev.preflight.service;

import static io.restassured.RestAssured.delete;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the README says can be asked of the service can be asked of it. */
@QuarkusTest
class ReadmeTest {
    private static final String ADDRESS = "http://127.0.0.1:8420";

    @Test
    void everyRequestIsAnswered() throws Exception {
        assumeTrue(isCurlHere(), "there is no curl on this machine");
        List<String> requests = requests();

        assertThat(requests).hasSizeGreaterThanOrEqualTo(9);
        for (String request : requests) {
            assertThat(outputOf(request)).as(request).isNotBlank();
        }
    }

    // The README's pause would keep other tests from curing.
    @AfterEach
    void endPauses() {
        List<String> ids = get("/api/v1/pauses").path("pauses.id");
        ids.forEach(id -> delete("/api/v1/pauses/" + id).then().statusCode(204));
    }

    private static List<String> requests() throws IOException {
        String text = Files.readString(Path.of("../README.md")).replace("\\\n", " ");
        return text.lines().map(String::strip).filter(line -> line.startsWith("curl ")).toList();
    }

    // Fails for a status of 400 or more.
    private String outputOf(String request) throws IOException, InterruptedException {
        String here = "http://127.0.0.1:" + RestAssured.port;
        Process curl =
                new ProcessBuilder(
                                "bash",
                                "-c",
                                request.replace(
                                                "curl ",
                                                "curl --fail --silent --show-error --max-time 60 ")
                                        .replace(ADDRESS, here)
                                        // The embedded stack of the tests, for that of `serve
                                        // --demo`.
                                        .replace("target\": \"demo", "target\": \"lab")
                                        .replace("target=demo", "target=lab"))
                        .redirectErrorStream(true)
                        .start();
        String output = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(curl.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(curl.exitValue()).as(request + "\n" + output).isZero();
        return output;
    }

    private static boolean isCurlHere() throws InterruptedException {
        try {
            return new ProcessBuilder("curl", "--version").start().waitFor() == 0;
        } catch (IOException none) {
            return false;
        }
    }
}
