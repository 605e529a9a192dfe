package dev.preflight.adapters.runbook.condition;

import dev.preflight.core.probe.CommandEnded;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.probe.Connected;
import dev.preflight.core.probe.ContainersProbe;
import dev.preflight.core.probe.FileProbe;
import dev.preflight.core.probe.FileSeen;
import dev.preflight.core.probe.HttpAnswer;
import dev.preflight.core.probe.HttpProbe;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Probe;
import dev.preflight.core.probe.TcpProbe;
import dev.preflight.core.probe.Unobserved;
import dev.preflight.core.probe.WorkersProbe;
import java.util.Map;

/** Probes, and observations in a short notation. */
final class Seen {
    static final Probe COMMAND = new CommandProbe("true");
    static final Probe HTTP = new HttpProbe("http://localhost/health");
    static final Probe TCP = new TcpProbe("localhost", "5432");
    static final Probe FILE = new FileProbe("data");
    static final Probe CONTAINERS = new ContainersProbe();
    static final Probe WORKERS = new WorkersProbe("http://localhost/workers");

    private Seen() {}

    /** The end of a command: {@code 0 OK}, {@code 1}; backslash n is a new line. */
    static Observation command(String notation) {
        String[] parts = notation.split(" ", 2);
        String output = parts.length == 1 ? "" : parts[1].replace("\\n", "\n");
        return new CommandEnded(Integer.parseInt(parts[0]), output, "");
    }

    static Observation commandWithErrors(int status, String output, String errors) {
        return new CommandEnded(status, output, errors);
    }

    /** An answer: {@code 200 {"status": "ok"}}; {@code refused} and {@code late} are none. */
    static Observation http(String notation) {
        if (notation.equals("refused")) {
            return new Unobserved(Unobserved.Reason.UNREACHABLE, "refused");
        }
        if (notation.equals("late")) {
            return new Unobserved(Unobserved.Reason.TIMEOUT, "no answer");
        }
        String[] parts = notation.split(" ", 2);
        return new HttpAnswer(
                "http://localhost/health",
                Integer.parseInt(parts[0]),
                Map.of("content-type", "application/json"),
                parts.length == 1 ? "" : parts[1]);
    }

    static Observation tcp(String notation) {
        return notation.equals("open") ? new Connected("localhost:5432") : http(notation);
    }

    /** {@code absent}, {@code directory}, or the bytes of a file. */
    static Observation file(String notation) {
        return switch (notation) {
            case "absent" -> new FileSeen("/data", FileSeen.Kind.ABSENT, 0);
            case "directory" -> new FileSeen("/data", FileSeen.Kind.DIRECTORY, 0);
            default -> new FileSeen("/data", FileSeen.Kind.FILE, Long.parseLong(notation));
        };
    }
}
