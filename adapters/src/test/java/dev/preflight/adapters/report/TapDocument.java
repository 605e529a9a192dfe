package dev.preflight.adapters.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Reads TAP as its specification has it, and refuses what a lenient reader would pass over: lines
 * that are none of its own, a plan that is not kept, numbers out of order.
 *
 * @see <a href="https://testanything.org/tap-version-14-specification.html">TAP 14</a>
 */
public record TapDocument(List<Point> points, List<String> comments) {
    /** A test point. */
    public record Point(boolean ok, String description, String skipped, Map<?, ?> diagnostics) {}

    private static final Pattern PLAN = Pattern.compile("1\\.\\.([0-9]+)");
    private static final Pattern POINT =
            Pattern.compile("(not )?ok ([0-9]+) - ((?:\\\\[\\\\#]|[^\\\\#])*?)(?: # SKIP (.+))?");

    public static TapDocument parse(String text) {
        assertThat(text).endsWith("\n");
        // Readers differ in what they take for the end of a line; this takes every one.
        List<String> lines = new ArrayList<>(List.of(text.split("\\R")));
        assertThat(lines.remove(0)).isEqualTo("TAP version 14");
        Matcher plan = PLAN.matcher(lines.remove(0));
        assertThat(plan.matches()).isTrue();
        TapDocument document = new TapDocument(new ArrayList<>(), new ArrayList<>());
        while (!lines.isEmpty()) {
            document.next(lines);
        }
        assertThat(document.points).hasSize(Integer.parseInt(plan.group(1)));
        return document;
    }

    public Point point(String start) {
        return points.stream()
                .filter(it -> it.description().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    private void next(List<String> lines) {
        String line = lines.remove(0);
        if (line.startsWith("#")) {
            comments.add(line);
            return;
        }
        Matcher point = POINT.matcher(line);
        assertThat(point.matches()).as(line).isTrue();
        assertThat(point.group(2)).isEqualTo(Integer.toString(points.size() + 1));
        points.add(
                new Point(
                        point.group(1) == null,
                        point.group(3).replaceAll("\\\\([\\\\#])", "$1"),
                        point.group(4) == null ? "" : point.group(4),
                        diagnostics(lines)));
    }

    private static Map<?, ?> diagnostics(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).equals("  ---")) {
            return Map.of();
        }
        StringBuilder yaml = new StringBuilder();
        lines.remove(0);
        while (!lines.get(0).equals("  ...")) {
            assertThat(lines.get(0)).startsWith("  ");
            yaml.append(lines.remove(0).substring(2)).append('\n');
        }
        lines.remove(0);
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml.toString());
    }
}
