package dev.preflight.adapters.runbook;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.tree.Keys;
import dev.preflight.adapters.runbook.tree.Node;
import dev.preflight.core.cure.Action;
import dev.preflight.core.cure.Selection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the steps of a cure. */
final class StepReader {
    /** The word for the containers that the evidence of the failed check names. */
    static final String IMPLICATED = "implicated";

    private static final Duration MOST = Duration.ofHours(1);
    // The engine's own default grace before a kill.
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int LINES = 50;
    private static final int MOST_LINES = 10_000;

    private final Findings findings;
    private final Duration scriptTimeout;
    private final List<Action> diagnostics = new ArrayList<>();
    private final List<Action> actions = new ArrayList<>();
    private final List<CureEntry.ScriptEntry> scripts = new ArrayList<>();

    StepReader(Findings findings, Duration scriptTimeout) {
        this.findings = findings;
        this.scriptTimeout = scriptTimeout;
    }

    List<Action> diagnostics() {
        return diagnostics;
    }

    List<Action> actions() {
        return actions;
    }

    List<CureEntry.ScriptEntry> scripts() {
        return scripts;
    }

    /** Reads what only collects. */
    void readDiagnostics(List<Node.Fields> steps) {
        for (Node.Fields step : steps) {
            Optional<Action> action = read(step);
            if (action.isPresent() && isChange(action.get())) {
                new FieldReader("step", step, Keys.STEP, findings)
                        .wrong(
                                step.place(),
                                "diagnostics change nothing, so only 'logs' and 'command' go here");
            } else {
                action.ifPresent(diagnostics::add);
            }
        }
    }

    /** Reads what mends; logs among it are diagnostics. */
    void readActions(List<Node.Fields> steps) {
        for (Node.Fields step : steps) {
            read(step).ifPresent(it -> (it instanceof Action.Logs ? diagnostics : actions).add(it));
        }
    }

    private static boolean isChange(Action action) {
        return !(action instanceof Action.Logs || action instanceof Action.Script);
    }

    private Optional<Action> read(Node.Fields step) {
        FieldReader reader = new FieldReader("step", step, Keys.STEP, findings);
        if (step.fields().size() != 1) {
            reader.wrong(
                    step.place(),
                    "a step is one of %s: begin another with a dash of its own"
                            .formatted(String.join(", ", Keys.STEP.stream().sorted().toList())));
            return Optional.empty();
        }
        Node.Field kind = step.fields().get(0);
        return switch (kind.key()) {
            case "command" -> command(reader, kind.value());
            case "logs" -> logs(reader, kind.value());
            case "restart" -> containers(reader, kind).map(it -> it.restart());
            case "start" -> containers(reader, kind).map(it -> it.start());
            case "up" -> containers(reader, kind).map(it -> it.up());
            case "wait" -> reader.duration("wait", MOST).map(Action.Wait::new);
            default -> Optional.empty();
        };
    }

    private Optional<Action> command(FieldReader reader, Node value) {
        if (!(value instanceof Node.Fields parts)) {
            return reader.written("command").map(text -> script(text, scriptTimeout));
        }
        FieldReader inner = new FieldReader("command", parts, Keys.COMMAND_STEP, findings);
        Duration timeout = inner.duration("timeout", MOST).orElse(scriptTimeout);
        Optional<Node.Text> run = inner.written("run");
        if (run.isEmpty()) {
            inner.missing("run", "say what to run");
        }
        return run.map(text -> script(text, timeout));
    }

    private Action script(Node.Text text, Duration timeout) {
        scripts.add(new CureEntry.ScriptEntry(text.place(), text.value()));
        return new Action.Script(text.value(), timeout);
    }

    private Optional<Action> logs(FieldReader reader, Node value) {
        if (!(value instanceof Node.Fields parts)) {
            Optional<Selection> selection = selection(reader.texts("logs"));
            if (selection.isEmpty()) {
                reader.wrong(
                        value.place(),
                        "say whose logs, or '%s' for those that the failed check names"
                                .formatted(IMPLICATED));
            }
            return selection.map(it -> new Action.Logs(it, LINES, null));
        }
        FieldReader inner = new FieldReader("logs", parts, Keys.LOGS_STEP, findings);
        OptionalInt lines = inner.count("lines", MOST_LINES);
        String pattern = inner.text("matching").map(it -> expression(inner, it)).orElse(null);
        Selection of = selection(inner.texts("of")).orElse(Selection.implicated());
        return Optional.of(new Action.Logs(of, lines.orElse(LINES), pattern));
    }

    // When it is needed would be too late to learn that it is none.
    private static String expression(FieldReader reader, Node.Text text) {
        try {
            Pattern.compile(text.value());
        } catch (PatternSyntaxException | StackOverflowError malformed) {
            reader.wrong(
                    text.place(), "'%s' is no regular expression of Java".formatted(text.value()));
        }
        return text.value();
    }

    private Optional<Containers> containers(FieldReader reader, Node.Field kind) {
        FieldReader inner = reader;
        String key = kind.key();
        Duration grace = GRACE;
        if (kind.value() instanceof Node.Fields parts) {
            inner = new FieldReader(kind.key(), parts, Keys.CONTAINERS_STEP, findings);
            grace = inner.duration("grace", MOST).orElse(GRACE);
            key = "services";
        }
        Optional<Selection> selection = selection(inner.texts(key));
        if (selection.isEmpty()) {
            inner.wrong(
                    kind.value().place(),
                    "say which services to %s, or '%s' for those that the failed check names"
                            .formatted(kind.key(), IMPLICATED));
        }
        Duration time = grace;
        return selection.map(it -> new Containers(it, time));
    }

    private record Containers(Selection selection, Duration grace) {
        Action restart() {
            return new Action.Restart(selection, grace);
        }

        Action start() {
            return new Action.Start(selection);
        }

        Action up() {
            return new Action.Up(selection, grace);
        }
    }

    private static Optional<Selection> selection(List<Node.Text> names) {
        List<String> services =
                names.stream().map(Node.Text::value).filter(it -> !it.isBlank()).toList();
        if (services.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                services.equals(List.of(IMPLICATED))
                        ? Selection.implicated()
                        : Selection.services(services.toArray(String[]::new)));
    }
}
