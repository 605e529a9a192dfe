package dev.preflight.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The formats of a report. */
enum ReportFormat {
    HUMAN,
    JSON;

    static ReportFormat named(String name) throws UsageException {
        for (ReportFormat format : values()) {
            if (format.word().equals(name)) {
                return format;
            }
        }
        List<String> words = Arrays.stream(values()).map(ReportFormat::word).toList();
        throw new UsageException(
                "there is no format '%s'%s; there are %s"
                        .formatted(
                                name, Suggestion.among(words, name), String.join(" and ", words)));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
