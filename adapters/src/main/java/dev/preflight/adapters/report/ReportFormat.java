package dev.preflight.adapters.report;

import dev.preflight.core.run.RunReport;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A notation of reports. May be used again and again, also by several threads.
 *
 * @see ReportFormats
 */
public interface ReportFormat {
    /** What people call it by, as in {@code --format junit}. */
    String name();

    /** Of what is written, for HTTP; no two formats have the same. */
    String mediaType();

    /** A name for a file of it that the tools which read it look for. */
    String fileName();

    /** Whether documents written one after the other make one of all their runs. */
    default boolean isAppendable() {
        return false;
    }

    /**
     * Writes one document of all these runs; does not close.
     *
     * @param reports in the order of the runs; at least one
     * @throws IOException if it cannot be written; a part of it may have been by then
     */
    void write(List<RunReport> reports, OutputStream out) throws IOException;
}
