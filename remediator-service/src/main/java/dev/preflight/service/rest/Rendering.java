package dev.preflight.service.rest;

import dev.preflight.adapters.report.HumanReport;
import dev.preflight.adapters.report.ReportFormat;
import dev.preflight.adapters.report.ReportFormats;
import dev.preflight.core.run.RunReport;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses the format of a report from a request, and writes it. */
final class Rendering {
    private static final ReportFormat JSON = named("json");

    private Rendering() {}

    /**
     * The format that a request names, else the first that it accepts, in the order of its
     * preference.
     *
     * @param name null if it names none
     * @return empty if it leaves the choice to us, or accepts JSON first
     * @throws ProblemException if there is none
     */
    static Optional<ReportFormat> chosen(@Nullable String name, HttpHeaders headers) {
        if (name != null) {
            return Optional.of(ReportFormats.named(name).orElseThrow(() -> unknown(name)));
        }
        List<MediaType> acceptable = headers.getAcceptableMediaTypes();
        for (MediaType type : acceptable) {
            if (isJson(type)) {
                return Optional.empty();
            }
            Optional<ReportFormat> format = formats().filter(it -> suits(it, type)).findFirst();
            if (format.isPresent()) {
                return format;
            }
        }
        if (acceptable.isEmpty()) {
            return Optional.empty();
        }
        throw new ProblemException(
                ProblemType.NOT_ACCEPTABLE,
                "there are " + String.join(", ", formats().map(ReportFormat::mediaType).toList()));
    }

    /**
     * The chosen format, with the marks that a request can show: {@code ascii} or, which is the
     * same as none, {@code unicode}. Only the report for people has others.
     */
    static Optional<ReportFormat> marked(Optional<ReportFormat> chosen, @Nullable String marks) {
        if (marks == null || marks.equals("unicode")) {
            return chosen;
        }
        if (!marks.equals("ascii")) {
            throw Parameters.invalid("marks=%s: write ascii or unicode".formatted(marks));
        }
        return chosen.map(format ->
                format.name().equals(HumanReport.NAME) ? ReportFormats.humanInAscii() : format);
    }

    static byte[] json(RunReport report) {
        return write(JSON, report);
    }

    static byte[] write(ReportFormat format, RunReport report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            format.write(List.of(report), out);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a report could not be written to memory", impossible);
        }
        return out.toByteArray();
    }

    static ReportFormat jsonFormat() {
        return JSON;
    }

    private static Stream<ReportFormat> formats() {
        return ReportFormats.names().stream().map(Rendering::named);
    }

    private static ReportFormat named(String name) {
        return ReportFormats.named(name).orElseThrow();
    }

    private static boolean isJson(MediaType type) {
        return type.isCompatible(MediaType.APPLICATION_JSON_TYPE);
    }

    // Two formats are plain text; only one of them has a version.
    private static boolean suits(ReportFormat format, MediaType type) {
        MediaType own = MediaType.valueOf(format.mediaType());
        String version = type.getParameters().get("version");
        return type.isCompatible(own)
                && (version == null || version.equals(own.getParameters().get("version")));
    }

    private static ProblemException unknown(String name) {
        return new ProblemException(
                ProblemType.UNKNOWN_FORMAT,
                "there is no format '%s'%s"
                        .formatted(name, Suggestion.among(ReportFormats.names(), name)));
    }
}
