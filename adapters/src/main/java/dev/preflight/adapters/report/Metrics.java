package dev.preflight.adapters.report;

import dev.preflight.adapters.text.Printable;
import java.time.Duration;

/** Metrics in Prometheus' text format in the making. */
final class Metrics {
    private final StringBuilder text = new StringBuilder();
    private String metric = "";

    /** Begins a gauge; its samples follow, since all of a metric have to stand together. */
    void gauge(String name, String help) {
        metric = name;
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(" gauge\n");
    }

    /**
     * Adds a sample.
     *
     * @param labels as {@link #label} gives them, joined by commas
     */
    void sample(String labels, int value) {
        sample(labels, Integer.toString(value));
    }

    void sample(String labels, Duration value) {
        sample(labels, Elapsed.inSeconds(value));
    }

    /** {@code name="value"}. */
    static String label(String name, String value) {
        String escaped =
                Printable.clean(value)
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n");
        return name + "=\"" + escaped + '"';
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void sample(String labels, String value) {
        text.append(metric).append('{').append(labels).append("} ").append(value).append('\n');
    }
}
