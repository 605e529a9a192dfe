package dev.preflight.it.outcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects what was expected and what was seen, as a table in Markdown. */
final class TruthTable {
    private final List<String> rows = new ArrayList<>();

    /** Adds a row; {@code heal} is what that said, or why it was not asked. */
    void add(Situation situation, String check, String heal) {
        String verdict = check.equals(situation.expected()) ? "" : " **(not as expected)**";
        rows.add(
                "| %s | %s | %s%s | %s |"
                        .formatted(situation.name(), situation.expected(), check, verdict, heal));
    }

    /** Writes the table; its columns of outcomes are in the order of the checks. */
    void write(Path file, String checks) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("The outcomes are those of, in this order: " + checks + ".");
        lines.add("");
        lines.add("| situation | expected | check | heal |");
        lines.add("|---|---|---|---|");
        lines.addAll(rows);
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }
}
