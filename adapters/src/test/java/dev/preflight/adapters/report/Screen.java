package dev.preflight.adapters.report;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A terminal that knows carriage returns, line feeds and erasing to the end of the line. */
final class Screen extends OutputStream {
    private static final String ERASE = "\u001b[K";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    PrintStream stream() {
        return new PrintStream(this, true, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int octet) {
        written.write(octet);
    }

    /** What a person sees now, without empty lines at the end. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String line : written.toString(StandardCharsets.UTF_8).split("\n", -1)) {
            lines.add(shown(line));
        }
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    private static String shown(String line) {
        StringBuilder shown = new StringBuilder();
        int column = 0;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\r') {
                column = 0;
            } else if (line.startsWith(ERASE, i)) {
                shown.setLength(column);
                i += ERASE.length() - 1;
            } else {
                shown.replace(
                        column, Math.min(column + 1, shown.length()), line.substring(i, i + 1));
                column++;
            }
        }
        return shown.toString();
    }
}
