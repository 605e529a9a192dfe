package dev.preflight.adapters.runbook;

import dev.preflight.adapters.runbook.tree.Node;
import dev.preflight.adapters.runbook.tree.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Runbooks that make sense, with texts that do not. */
final class RandomRunbooks {
    private static final Place PLACE = Place.startOf("random");

    private RandomRunbooks() {}

    /** With texts that any notation may stumble over. */
    static Arbitrary<Node.Fields> any() {
        return of(nastyTexts(), scripts());
    }

    /** With texts that people write. */
    static Arbitrary<Node.Fields> usual() {
        return of(usualTexts(), usualScripts());
    }

    private static Arbitrary<Node.Fields> of(Arbitrary<String> texts, Arbitrary<String> scripts) {
        Arbitrary<Node> text = texts.map(RandomRunbooks::text);
        Arbitrary<Node> script = scripts.map(RandomRunbooks::text);
        Arbitrary<List<Node>> checks =
                checks(text, script).list().ofMinSize(1).ofMaxSize(4).map(RandomRunbooks::numbered);
        return Combinators.combine(
                        optional("title", text),
                        optional("usedBy", text),
                        optional("purpose", text),
                        checks.map(it -> Map.<String, Node>of("checks", new Node.Items(PLACE, it))),
                        listed("cures", cures(text, script)),
                        listed("documentation", documentation(text)))
                .as(RandomRunbooks::fields);
    }

    private static Arbitrary<Node> checks(Arbitrary<Node> text, Arbitrary<Node> script) {
        Arbitrary<Map<String, Node>> observed =
                Arbitraries.oneOf(required("command", script), required("probe", probes(script)));
        return Combinators.combine(
                        optional("title", text),
                        observed,
                        optional("failMessage", text),
                        optional("severity", of("critical", "warning")),
                        optional("timeout", times()),
                        optional("advice", text),
                        optional("note", text))
                .as(RandomRunbooks::fields);
    }

    private static Arbitrary<Node> probes(Arbitrary<Node> script) {
        return Arbitraries.oneOf(
                        required("http", of("http://localhost:8080/a?b=c#d", "https://[::1]/")),
                        required("tcp", of("localhost:5432", "[::1]:80", "db:${PORT:-1}")),
                        required("file", of("/tmp/a b", "~/x", "- ", "#a", "$HOME/'x'", "*")),
                        required("command", script))
                .map(RandomRunbooks::fields);
    }

    private static Arbitrary<Node> cures(Arbitrary<Node> text, Arbitrary<Node> script) {
        Arbitrary<Node> step =
                Arbitraries.oneOf(
                                required("command", script),
                                required("restart", of("shop", "implicated")),
                                required("wait", times()),
                                required("up", list(of("a", "b"))),
                                required(
                                        "logs",
                                        required("lines", of("0", "30", "10000"))
                                                .map(RandomRunbooks::fields)))
                        .map(RandomRunbooks::fields);
        Arbitrary<Node> byHand = Arbitraries.just(text("Call somebody"));
        return Combinators.combine(
                        optional("title", text),
                        optional("symptom", Arbitraries.oneOf(text, list(text))),
                        optional("cause", text),
                        required("cure", Arbitraries.oneOf(list(step), byHand)),
                        optional("maxRetries", of("0", "2", "two", "3 times (at most)")),
                        optional("waitAfterCure", times()),
                        optional("verify", of("early", "early 5 s")))
                .as(RandomRunbooks::fields);
    }

    private static Arbitrary<Node> documentation(Arbitrary<Node> text) {
        return Combinators.combine(required("title", text), optional("text", text))
                .as(RandomRunbooks::fields);
    }

    private static Arbitrary<Node> times() {
        return of("5 s", "1 min 30 s (slow)", "500 ms", "2 minutes", "1.5 min");
    }

    private static Arbitrary<String> usualTexts() {
        return Arbitraries.of(
                        "Shop",
                        "answers",
                        "is",
                        "down",
                        "(again)",
                        "8080",
                        "C#",
                        "it's",
                        "a: b",
                        "100%",
                        "KTRDR_API_URL",
                        "größer",
                        "\uD83D\uDED2",
                        "no",
                        "—",
                        "#1",
                        "@home")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(words -> "The " + String.join(" ", words));
    }

    private static Arbitrary<String> nastyTexts() {
        Arbitrary<String> pieces =
                Arbitraries.of(
                        "a",
                        "B c",
                        " ",
                        "  ",
                        "\n",
                        "\n\n",
                        "\t",
                        "`",
                        "```",
                        "*",
                        "**",
                        "_",
                        "#",
                        "## ",
                        "- ",
                        ": ",
                        " #",
                        "'",
                        "\"",
                        "\u201c",
                        "\u201d",
                        "[",
                        "](",
                        "{",
                        "|",
                        ">",
                        "&",
                        "!",
                        "%",
                        "~",
                        "null",
                        "yes",
                        "1",
                        "1.5",
                        "2026-01-01",
                        "0x1",
                        "<!--",
                        "-->",
                        "**Command:**",
                        "Note:",
                        "---",
                        "...",
                        "\u0007",
                        "\u0085",
                        "\u2028",
                        "\u00a0",
                        "\uFEFF",
                        "\uD83D\uDED2",
                        "\uD83D",
                        "\\",
                        "\\*",
                        "1. ",
                        "\r",
                        "\u0000",
                        "Checks",
                        "\u202e",
                        "(x)",
                        "Symptom/Cure");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(6).map(it -> String.join("", it)),
                Arbitraries.strings().ofMaxLength(12));
    }

    private static Arbitrary<String> scripts() {
        return nastyTexts().map(it -> "echo " + it);
    }

    private static Arbitrary<String> usualScripts() {
        return Arbitraries.of(
                        "echo OK",
                        "  indented",
                        "",
                        "\ttab",
                        "a \\",
                        "# no comment",
                        "```",
                        "- x",
                        "cat <<'E'",
                        "---",
                        "E",
                        "[ -f x ] && y || z",
                        "key: value",
                        "x  ")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(lines -> "true\n" + String.join("\n", lines));
    }

    private static Arbitrary<Node> of(String... texts) {
        return Arbitraries.of(texts).map(RandomRunbooks::text);
    }

    private static Arbitrary<Node> list(Arbitrary<Node> items) {
        return items.list().ofMinSize(1).ofMaxSize(3).map(it -> new Node.Items(PLACE, it));
    }

    private static Arbitrary<Map<String, Node>> listed(String key, Arbitrary<Node> items) {
        return optional(key, list(items));
    }

    private static Arbitrary<Map<String, Node>> required(String key, Arbitrary<Node> value) {
        return value.map(it -> Map.of(key, it));
    }

    private static Arbitrary<Map<String, Node>> optional(String key, Arbitrary<Node> value) {
        return Arbitraries.oneOf(Arbitraries.just(Map.of()), required(key, value));
    }

    // An id of its own for each, since titles may be the same.
    private static List<Node> numbered(List<Node> checks) {
        List<Node> numbered = new ArrayList<>();
        for (Node check : checks) {
            Map<String, Node> id = Map.of("id", text("check-" + (numbered.size() + 1)));
            Map<String, Node> fields = new LinkedHashMap<>();
            ((Node.Fields) check).fields().forEach(it -> fields.put(it.key(), it.value()));
            numbered.add(fields(id, fields));
        }
        return numbered;
    }

    private static Node text(String value) {
        return new Node.Text(PLACE, value);
    }

    @SafeVarargs
    private static Node.Fields fields(Map<String, Node>... parts) {
        List<Node.Field> fields = new ArrayList<>();
        for (Map<String, Node> part : parts) {
            part.forEach((key, value) -> fields.add(new Node.Field(PLACE, key, value)));
        }
        return new Node.Fields(PLACE, fields);
    }
}
