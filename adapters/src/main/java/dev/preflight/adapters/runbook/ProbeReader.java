package dev.preflight.adapters.runbook;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.tree.Keys;
import dev.preflight.adapters.runbook.tree.Node;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.probe.ContainersProbe;
import dev.preflight.core.probe.FileProbe;
import dev.preflight.core.probe.HttpProbe;
import dev.preflight.core.probe.Probe;
import dev.preflight.core.probe.TcpProbe;
import dev.preflight.core.probe.WorkersProbe;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a check observes. */
final class ProbeReader {
    private final Findings findings;

    ProbeReader(Findings findings) {
        this.findings = findings;
    }

    /** The probe of a check that has it as a field of its own, or as a bare command. */
    Optional<Probe> read(FieldReader check) {
        Optional<Node> probe = check.node("probe");
        Optional<Node> command = check.node("command");
        if (probe.isPresent() && command.isPresent()) {
            check.wrong(
                    probe.get().place(),
                    "a check has a command or a probe, not both: make two checks of it");
            return Optional.empty();
        }
        if (command.isPresent()) {
            return check.written("command").map(script -> new CommandProbe(script.value()));
        }
        if (probe.isEmpty()) {
            check.missing("command", "say what to run, or give it a 'probe'");
            return Optional.empty();
        }
        if (probe.get() instanceof Node.Fields fields && fields.fields().size() == 1) {
            return probe(fields, fields.fields().get(0));
        }
        check.wrong(
                probe.get().place(),
                "a probe is one of %s, as in 'http: http://localhost:8000/health'"
                        .formatted(String.join(", ", Keys.PROBE.stream().sorted().toList())));
        return Optional.empty();
    }

    private Optional<Probe> probe(Node.Fields fields, Node.Field kind) {
        FieldReader reader = new FieldReader("probe", fields, Keys.PROBE, findings);
        return switch (kind.key()) {
            case "command" -> reader.written("command").map(it -> new CommandProbe(it.value()));
            case "containers" -> containers(reader, kind.value());
            case "file" -> reader.text("file").map(it -> new FileProbe(it.value()));
            case "http" -> http(reader, kind.value());
            case "tcp" -> reader.text("tcp").flatMap(it -> tcp(reader, it));
            case "workers" -> reader.text("workers").map(it -> new WorkersProbe(it.value()));
            default -> Optional.empty();
        };
    }

    private Optional<Probe> containers(FieldReader reader, Node value) {
        if (value instanceof Node.Fields filter) {
            FieldReader inner =
                    new FieldReader("containers probe", filter, Keys.CONTAINERS_PROBE, findings);
            return Optional.of(new ContainersProbe(inner.textOr("label", "")));
        }
        if (value instanceof Node.Text text && (text.isEmpty() || text.value().equals("all"))) {
            return Optional.of(new ContainersProbe());
        }
        reader.wrong(
                value.place(), "write 'containers: all', or 'containers: {label: NAME=VALUE}'");
        return Optional.empty();
    }

    private Optional<Probe> http(FieldReader reader, Node value) {
        if (!(value instanceof Node.Fields parts)) {
            return reader.text("http").flatMap(url -> http(reader, url, null));
        }
        FieldReader inner = new FieldReader("http probe", parts, Keys.HTTP_PROBE, findings);
        Optional<Node.Text> url = inner.text("url");
        if (url.isEmpty()) {
            inner.missing("url", "say what to ask, as in 'url: http://localhost:8000/health'");
        }
        String service = inner.text("service").map(Node.Text::value).orElse(null);
        return url.flatMap(it -> http(inner, it, service));
    }

    private static Optional<Probe> http(
            FieldReader reader, Node.Text url, @Nullable String service) {
        String text = url.value();
        if (!text.startsWith("http://") && !text.startsWith("https://") && !text.startsWith("${")) {
            reader.wrong(
                    url.place(),
                    "'%s' is no address: it must begin with http:// or https://".formatted(text));
            return Optional.empty();
        }
        return Optional.of(new HttpProbe(text, service));
    }

    private static Optional<Probe> tcp(FieldReader reader, Node.Text address) {
        String text = address.value();
        int colon = portColon(text);
        if (colon < 1 || colon == text.length() - 1) {
            reader.wrong(
                    address.place(),
                    "'%s' is no address: write host and port, as in 'localhost:5432'"
                            .formatted(text));
            return Optional.empty();
        }
        String host = text.substring(0, colon).replaceAll("^\\[|]$", "");
        return Optional.of(new TcpProbe(host, text.substring(colon + 1)));
    }

    // Not the one of a default, as in ${PORT:-5432}.
    private static int portColon(String text) {
        int depth = 0;
        for (int at = text.length() - 1; at >= 0; at--) {
            char it = text.charAt(at);
            if (it == '}') {
                depth++;
            } else if (it == '{') {
                depth--;
            } else if (it == ':' && depth == 0) {
                return at;
            }
        }
        return -1;
    }
}
