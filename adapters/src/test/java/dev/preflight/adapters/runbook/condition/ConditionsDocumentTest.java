package dev.preflight.adapters.runbook.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.adapters.runbook.condition.Condition.Origin;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the document says of the grammar is so. */
class ConditionsDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "conditions.md");
    private static final Pattern CODE = Pattern.compile("`` (.+?) ``|`([^`]+)`");
    private static final Outcome[] OUTCOMES = {Outcome.PASS, Outcome.FAIL, Outcome.ERROR};

    /** A row of a table under the heading of a kind of probe. */
    record Row(String kind, List<List<String>> cells) {
        @Override
        public String toString() {
            return kind + ": " + cells.get(0);
        }
    }

    static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        String kind = "";
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.startsWith("## ")) {
                kind = line.substring(3);
            } else if (line.startsWith("| `")) {
                List<List<String>> cells = new ArrayList<>();
                for (String cell : line.substring(1).split("(?<!\\\\)\\|", -1)) {
                    cells.add(codes(cell.replace("\\|", "|")));
                }
                rows.add(new Row(kind, cells));
            }
        }
        return rows;
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell)
                .results()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyExampleIsTrue(Row row) throws ConditionException {
        String text = row.cells().get(1).get(0);
        List<String> ways = new ArrayList<>(row.cells().get(0));
        ways.add(text);
        for (String way : ways) {
            Condition condition = ConditionReader.read(probe(row.kind()), way);
            assertThat(condition.origin()).as(way).isEqualTo(Origin.STATED);
            assertThat(condition.text()).as(way).isEqualTo(text);
            for (int column = 2; column < row.cells().size(); column++) {
                for (String seen : row.cells().get(column)) {
                    Observation observation = observations(row.kind()).apply(seen);
                    assertThat(condition.assertion().judge(observation).outcome())
                            .as("%s on %s", way, seen)
                            .isEqualTo(OUTCOMES[column - 2]);
                }
            }
        }
    }

    @Test
    void everyKindOfProbeHasItsTable() throws IOException {
        assertThat(rows())
                .extracting(Row::kind)
                .contains("command", "http", "tcp", "file", "containers", "workers")
                .hasSizeGreaterThan(45);
    }

    private static Probe probe(String kind) {
        return switch (kind) {
            case "command" -> Seen.COMMAND;
            case "http" -> Seen.HTTP;
            case "tcp" -> Seen.TCP;
            case "file" -> Seen.FILE;
            case "containers" -> Seen.CONTAINERS;
            default -> Seen.WORKERS;
        };
    }

    private static Function<String, Observation> observations(String kind) {
        return switch (kind) {
            case "http" -> Seen::http;
            case "tcp" -> Seen::tcp;
            case "file" -> Seen::file;
            default -> Seen::command;
        };
    }
}
