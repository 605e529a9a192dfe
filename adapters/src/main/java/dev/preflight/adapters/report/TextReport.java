package dev.preflight.adapters.report;

import dev.preflight.core.run.RunReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A format that is text in UTF-8. */
abstract class TextReport implements ReportFormat {
    /** The document, its lines ended by line feeds. */
    abstract String render(List<RunReport> reports);

    @Override
    public final void write(List<RunReport> reports, OutputStream out) throws IOException {
        out.write(render(reports).getBytes(StandardCharsets.UTF_8));
    }
}
