package dev.preflight.it.detect;

import java.time.Duration;
import java.util.List;

/** A line of a table of measured times, for people. */
public final class Percentiles {
    private Percentiles() {}

    public static void printHeader() {
        System.out.printf("%-40s %8s %8s %8s %8s%n", "ms", "p50", "p90", "p99", "max");
    }

    /** The times' percentiles; there must be one. */
    public static void print(String what, List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        System.out.printf(
                "%-40s %8.1f %8.1f %8.1f %8.1f%n",
                what, of(sorted, 50), of(sorted, 90), of(sorted, 99), of(sorted, 100));
    }

    private static double of(List<Duration> sorted, int percent) {
        int index = (int) Math.ceil(sorted.size() * percent / 100.0) - 1;
        return sorted.get(Math.max(0, index)).toNanos() / 1e6;
    }
}
