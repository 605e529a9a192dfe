package dev.preflight.adapters.bundled;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.preflight.adapters.runbook.CheckEntry;
import dev.preflight.adapters.runbook.RunbookFile;
import dev.preflight.core.check.CheckId;
import dev.preflight.core.cure.Action;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.cure.Selection;
import dev.preflight.core.probe.ContainersProbe;
import dev.preflight.core.probe.HttpProbe;
import dev.preflight.core.probe.Probe;
import dev.preflight.core.probe.WorkersProbe;
import dev.preflight.core.runbook.Runbook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bundled runbooks when the project is built, and writes down what was understood:
 * reading them at every start would cost a check a third of its time. Knows as much as these need,
 * and refuses what it does not know.
 */
public final class RunbookCompiler {
    static final String ENDING = ".runbook.json";

    private final RunbookFile file;
    private final JsonGenerator json;

    private RunbookCompiler(RunbookFile file, JsonGenerator json) {
        this.file = file;
        this.json = json;
    }

    /**
     * Compiles every bundled runbook.
     *
     * @param args the directory of the compiled classes, where the runbooks are
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[0], RunbookCompiler.class.getPackageName().replace('.', '/'));
        for (String name : BundledRunbooks.names()) {
            RunbookFile file = BundledRunbooks.file(name).orElseThrow();
            try (JsonGenerator json =
                    new JsonFactory()
                            .createGenerator(
                                    directory.resolve(name + ENDING).toFile(), JsonEncoding.UTF8)) {
                new RunbookCompiler(file, json).write();
            }
        }
    }

    private void write() throws IOException {
        Runbook runbook =
                file.runbook()
                        .orElseThrow(() -> new IllegalStateException(file.findings().toString()));
        json.writeStartObject();
        json.writeStringField("id", runbook.id().value());
        json.writeStringField("title", runbook.title());
        if (runbook.busyWorkers().isPresent()) {
            json.writeStringField("busyWorkers", runbook.busyWorkers().get().url());
        }
        json.writeArrayFieldStart("checks");
        for (CheckEntry check : file.checks()) {
            write(check, runbook.check(check.id()).orElseThrow().remedy());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(CheckEntry check, @Nullable Cure cure) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", check.id().value());
        json.writeStringField("title", check.title());
        write("probe", words(check.probe()));
        KnownCondition.of(check.condition().text());
        json.writeStringField("passIf", check.condition().text());
        json.writeStringField("failMessage", check.failMessage());
        json.writeStringField("severity", check.severity().name());
        write("requires", check.requires().stream().map(CheckId::value).toList());
        json.writeStringField("advice", check.advice());
        json.writeStringField("source", check.place().inReport());
        if (check.timeout() != null) {
            throw unknown(check.timeout());
        }
        if (cure != null) {
            json.writeFieldName("cure");
            write(cure);
        }
        json.writeEndObject();
    }

    private static List<@Nullable String> words(Probe probe) {
        if (probe instanceof HttpProbe http) {
            return Arrays.asList("http", http.url(), http.service());
        }
        if (probe instanceof WorkersProbe workers) {
            return List.of("workers", workers.url());
        }
        if (probe instanceof ContainersProbe containers) {
            return Arrays.asList("containers", containers.label());
        }
        throw unknown(probe);
    }

    private void write(Cure cure) throws IOException {
        if (cure.busyAllowed() || cure.earlyVerification().isPresent()) {
            throw unknown(cure);
        }
        json.writeStartObject();
        json.writeStringField("title", cure.title());
        writeActions("diagnostics", cure.diagnostics());
        writeActions("actions", cure.actions());
        json.writeNumberField("maxRetries", cure.maxRetries());
        json.writeNumberField("waitMs", cure.waitAfterCure().toMillis());
        json.writeEndObject();
    }

    private void writeActions(String key, List<Action> actions) throws IOException {
        json.writeArrayFieldStart(key);
        for (Action action : actions) {
            json.writeStartObject();
            write(action);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void write(Action action) throws IOException {
        if (action instanceof Action.Logs logs) {
            json.writeStringField("action", "logs");
            json.writeNumberField("lines", logs.lines());
            json.writeStringField("matching", logs.pattern());
            write(logs.selection());
        } else if (action instanceof Action.Up up) {
            json.writeStringField("action", "up");
            json.writeNumberField("graceMs", up.grace().toMillis());
            write(up.selection());
        } else if (action instanceof Action.Restart restart) {
            json.writeStringField("action", "restart");
            json.writeNumberField("graceMs", restart.grace().toMillis());
            write(restart.selection());
        } else {
            throw unknown(action);
        }
    }

    private void write(Selection selection) throws IOException {
        if (selection instanceof Selection.Services services) {
            write("services", services.names());
        }
    }

    private void write(String key, List<@Nullable String> texts) throws IOException {
        json.writeArrayFieldStart(key);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static IllegalStateException unknown(Object what) {
        return new IllegalStateException("a bundled runbook has what is not known here: " + what);
    }
}
