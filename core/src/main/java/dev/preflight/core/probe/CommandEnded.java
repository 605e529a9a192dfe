package dev.preflight.core.probe;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A command ran to its end.
 *
 * @param exitStatus 0 for success, by convention
 * @param output what it wrote to stdout, head and tail when it was long
 * @param errors what it wrote to stderr, likewise
 * @param isWhole whether nothing of the output was left out
 */
public record CommandEnded(int exitStatus, String output, String errors, boolean isWhole)
        implements Observation {
    /** With all of its output. */
    public CommandEnded(int exitStatus, String output, String errors) {
        this(exitStatus, output, errors, true);
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("exitStatus", exitStatus);
        facts.put("output", output);
        facts.put("errors", errors);
        return facts;
    }

    @Override
    public String describe() {
        String last = lastLine(output);
        if (last.isEmpty()) {
            String complaint = lastLine(errors);
            last = complaint.isEmpty() ? "no output" : "no output but on stderr: " + complaint;
        }
        return "exit status " + exitStatus + ", " + last;
    }

    private static String lastLine(String text) {
        return text.strip().lines().reduce((first, second) -> second).orElse("");
    }
}
