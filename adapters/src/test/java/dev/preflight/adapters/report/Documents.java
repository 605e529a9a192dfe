package dev.preflight.adapters.report;

import dev.preflight.core.run.RunReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a format, chosen by its name, writes. */
final class Documents {
    private Documents() {}

    static String of(String format, RunReport... reports) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        ReportFormats.named(format).orElseThrow().write(List.of(reports), stream);
        return stream.toString(StandardCharsets.UTF_8);
    }
}
