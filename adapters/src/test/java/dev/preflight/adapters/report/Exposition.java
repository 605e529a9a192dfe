package dev.preflight.adapters.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Prometheus' text format, as strictly as node_exporter's collector and {@code promtool check
 * metrics}: each metric in one place with its help and type first, no series twice, no timestamps.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">the format</a>
 */
public final class Exposition {
    private static final Pattern HELP = Pattern.compile("# HELP ([a-z_]+) (\\S[^\n]*)");
    private static final Pattern TYPE = Pattern.compile("# TYPE ([a-z_]+) gauge");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-z_]+)\\{(.*)} ([0-9]+(?:\\.[0-9]+)?)", Pattern.DOTALL);
    private static final Pattern LABEL =
            Pattern.compile("([a-z_]+)=\"((?:[^\"\\\\]|\\\\[\"\\\\n])*)\"(?:,(?=.)|$)");

    /** Values by metric and labels, the latter sorted by name. */
    private final Map<String, Map<Map<String, String>, Double>> metrics = new LinkedHashMap<>();

    private final Set<String> helped = new LinkedHashSet<>();
    private String metric = "";

    public static Exposition parse(String text) {
        assertThat(text).endsWith("\n");
        Exposition exposition = new Exposition();
        text.lines().forEach(exposition::line);
        return exposition;
    }

    Set<String> names() {
        return metrics.keySet();
    }

    public Map<Map<String, String>, Double> samples(String name) {
        return metrics.getOrDefault(name, Map.of());
    }

    private void line(String line) {
        Matcher help = HELP.matcher(line);
        Matcher type = TYPE.matcher(line);
        Matcher sample = SAMPLE.matcher(line);
        if (help.matches()) {
            assertThat(helped.add(help.group(1))).as(line).isTrue();
        } else if (type.matches()) {
            metric = type.group(1);
            assertThat(helped).last().isEqualTo(metric);
            assertThat(metrics.put(metric, new LinkedHashMap<>())).as(line).isNull();
        } else {
            assertThat(sample.matches()).as(line).isTrue();
            assertThat(sample.group(1)).as(line).isEqualTo(metric);
            Map<Map<String, String>, Double> samples = new LinkedHashMap<>(samples(metric));
            Double before = samples.put(labels(sample.group(2)), Double.valueOf(sample.group(3)));
            assertThat(before).as("twice: " + line).isNull();
            metrics.put(metric, samples);
        }
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new LinkedHashMap<>();
        Matcher label = LABEL.matcher(text);
        int end = 0;
        while (label.find() && label.start() == end) {
            assertThat(labels.put(label.group(1), unescaped(label.group(2)))).isNull();
            end = label.end();
        }
        assertThat(end).as(text).isEqualTo(text.length());
        return labels;
    }

    private static String unescaped(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character == '\\') {
                i++;
                text.append(value.charAt(i) == 'n' ? '\n' : value.charAt(i));
            } else {
                text.append(character);
            }
        }
        return text.toString();
    }
}
