package dev.preflight.service.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.preflight.service.run.RunOrder;
import dev.preflight.service.runbook.RunbookCatalogue;
import dev.preflight.service.runbook.RunbookSource;
import dev.preflight.service.runbook.ServedRunbook;
import dev.preflight.service.target.ServedTarget;
import dev.preflight.service.target.TargetAccess;
import dev.preflight.service.target.Targets;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No order leads to a file, a command or an engine, whatever is written into it. */
class HostileOrderTest {
    private static final List<String> PIECES =
            List.of(
                    "..",
                    "/",
                    "\\",
                    "%2e%2e%2f",
                    "\u0000",
                    "\n",
                    "\r",
                    " ",
                    "~",
                    "*",
                    "$",
                    "`",
                    ";",
                    "|",
                    "&",
                    "<",
                    ">",
                    "'",
                    "\"",
                    "{",
                    "}",
                    "(",
                    ")",
                    "#",
                    "!",
                    "\u202e",
                    "\uff0f",
                    "/etc/passwd",
                    "workers",
                    "workers.md",
                    "shop",
                    "file://",
                    "http://",
                    "unix://",
                    "tcp://127.0.0.1:2375",
                    "${HOME}",
                    "$(id)",
                    "`id`",
                    "--host",
                    "-H",
                    "@example.org",
                    "jar:",
                    "classpath:",
                    "runbooks/");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._=:,-]*");

    private final RunbookSource source = new RunbookSource(null);
    private final ServedRunbook workers = source.read("workers", "test");
    private final RunOrderReader reader =
            new RunOrderReader(
                    new RunbookCatalogue(List.of(workers)),
                    new Targets(
                            List.of(
                                    new ServedTarget(
                                            "shop",
                                            List.of("workers"),
                                            Duration.ofSeconds(30),
                                            new Unreachable()))));

    private static final class Unreachable implements TargetAccess {
        @Override
        public Reached reach(Map<String, String> variables) {
            throw new IllegalStateException("nobody was to come here");
        }

        @Override
        public String describe() {
            return "nowhere";
        }
    }

    // Always the same ones: each piece alone and at both ends of what would be right, and mixtures.
    private static List<String> hostileTexts() {
        List<String> texts = new ArrayList<>();
        for (String piece : PIECES) {
            texts.add(piece + "x");
            texts.add("workers" + piece);
            texts.add(piece + "shop");
        }
        Random random = new Random(8420);
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = 2 + random.nextInt(5); length > 0; length--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            texts.add(text.toString());
        }
        return texts;
    }

    @Test
    void namesNothingThatIsNotConfigured() {
        for (String text : hostileTexts()) {
            refuses(order().put("runbook", text));
            refuses(order().put("target", text));
            refuses(order().put("mode", text));
            refuses(order().put("only", new JsonArray().add(text)));
            refuses(order().put("skip", new JsonArray().add(text)));
            refuses(order().put("vars", new JsonObject().put(text, "1")));
            refuses(order().put(text, "1"));
        }
    }

    @Test
    void setsNoValueThatIsMoreThanAName() {
        for (String text : hostileTexts()) {
            JsonObject order = order().put("vars", new JsonObject().put("KTRDR_API_PORT", text));
            if (NAME.matcher(text).matches()) {
                assertThat(reader.read(order.toBuffer().getBytes()).variables())
                        .containsValue(text);
            } else {
                refuses(order);
            }
        }
    }

    @Test
    void isWhatItWouldBeWithoutHostility() {
        RunOrder read = reader.read(order().toBuffer().getBytes());

        assertThat(read.target().name()).isEqualTo("shop");
        assertThat(read.runbook().name()).isEqualTo("workers");
    }

    // As much as a body may have.
    @ParameterizedTest
    @MethodSource("bombs")
    void isNoBomb(String body) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () ->
                        assertThatThrownBy(() -> reader.read(body.getBytes(StandardCharsets.UTF_8)))
                                .isInstanceOf(ProblemException.class)
                                .satisfies(
                                        it -> assertThat(it.getMessage()).hasSizeLessThan(1_000)));
    }

    static List<String> bombs() {
        int most = 64 * 1024;
        String start = "{\"runbook\": \"workers\", \"target\": \"shop\", ";
        return List.of(
                "[".repeat(most),
                "{\"vars\":".repeat(most / 8),
                start + "\"only\": " + "[".repeat(most / 2 - 50) + "]".repeat(most / 2 - 50) + "}",
                start + "\"mode\": " + "9".repeat(most - 100) + "}",
                start + "\"mode\": 1e" + "9".repeat(900) + "}",
                start + "\"vars\": {\"KTRDR_API_PORT\": 1e999999999}}",
                start + "\"only\": [" + "\"a\",".repeat(most / 4 - 100) + "\"a\"]}",
                start + "\"" + "x".repeat(most - 100) + "\": 1}",
                "\"" + "\\u0000".repeat(most / 6) + "\"");
    }

    private static JsonObject order() {
        return new JsonObject().put("runbook", "workers").put("target", "shop");
    }

    private void refuses(JsonObject order) {
        assertThatThrownBy(() -> reader.read(order.toBuffer().getBytes()))
                .as(order::encode)
                .isInstanceOf(ProblemException.class);
    }
}
