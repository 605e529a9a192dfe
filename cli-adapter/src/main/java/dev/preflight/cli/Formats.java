package dev.preflight.cli;

import dev.preflight.adapters.report.ReportFormat;
import dev.preflight.adapters.report.ReportFormats;
import java.util.List;
import java.util.Optional;

/** The formats of reports, as they are typed. */
final class Formats {
    private Formats() {}

    static ReportFormat named(String name) throws UsageException {
        Optional<ReportFormat> format = ReportFormats.named(name);
        if (format.isEmpty()) {
            List<String> names = ReportFormats.names();
            throw new UsageException(
                    "there is no format '%s'%s; there are %s"
                            .formatted(
                                    name, Suggestion.among(names, name), String.join(", ", names)));
        }
        return format.get();
    }
}
