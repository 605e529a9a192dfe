package dev.preflight.adapters.bundled;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.preflight.core.check.Severity;
import dev.preflight.core.cure.Action;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.cure.Selection;
import dev.preflight.core.probe.ContainersProbe;
import dev.preflight.core.probe.HttpProbe;
import dev.preflight.core.probe.Probe;
import dev.preflight.core.probe.WorkersProbe;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.Runbook;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link RunbookCompiler} has written: a bundled runbook, understood already. */
record CompiledRunbook(Map<?, ?> fields) {
    static Runbook read(InputStream in) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(in)) {
            json.nextToken();
            if (!(value(json) instanceof Map<?, ?> fields)) {
                throw new IOException("this is no compiled runbook");
            }
            return new CompiledRunbook(fields).runbook();
        }
    }

    private Runbook runbook() {
        Runbook.Builder runbook = Runbook.named(text("id")).title(text("title"));
        if (fields.get("busyWorkers") instanceof String url) {
            runbook.busyWorkers(new WorkersProbe(url));
        }
        for (CompiledRunbook check : all("checks")) {
            runbook.check(check.check());
        }
        return runbook.build();
    }

    private Check check() {
        Check.Builder check =
                Check.named(text("id"))
                        .title(text("title"))
                        .probe(probe(all(fields.get("probe"))))
                        .passIf(KnownCondition.of(text("passIf")))
                        .failMessage(text("failMessage"))
                        .advice(text("advice"))
                        .source(text("source"));
        all(fields.get("requires")).forEach(id -> check.requires(String.valueOf(id)));
        if (text("severity").equals(Severity.WARNING.name())) {
            check.onlyWarns();
        }
        if (fields.get("cure") instanceof Map<?, ?> cure) {
            check.cure(new CompiledRunbook(cure).cure());
        }
        return check.build();
    }

    private static Probe probe(List<?> words) {
        @Nullable String last = (String) words.get(words.size() - 1);
        return switch (String.valueOf(words.get(0))) {
            case "http" -> new HttpProbe(String.valueOf(words.get(1)), last);
            case "workers" -> new WorkersProbe(String.valueOf(last));
            default -> new ContainersProbe(last);
        };
    }

    private Cure cure() {
        return new Cure(
                text("title"),
                all("diagnostics").stream().map(CompiledRunbook::action).toList(),
                all("actions").stream().map(CompiledRunbook::action).toList(),
                (int) number("maxRetries"),
                Duration.ofMillis(number("waitMs")),
                null,
                false);
    }

    private Action action() {
        List<?> services = all(fields.get("services"));
        Selection selection =
                services.isEmpty()
                        ? Selection.implicated()
                        : Selection.services(services.toArray(String[]::new));
        return switch (text("action")) {
            case "logs" ->
                    new Action.Logs(
                            selection, (int) number("lines"), (String) fields.get("matching"));
            case "up" -> new Action.Up(selection, Duration.ofMillis(number("graceMs")));
            default -> new Action.Restart(selection, Duration.ofMillis(number("graceMs")));
        };
    }

    private String text(String key) {
        return String.valueOf(fields.get(key));
    }

    private long number(String key) {
        return Long.parseLong(text(key));
    }

    private List<CompiledRunbook> all(String key) {
        List<CompiledRunbook> all = new ArrayList<>();
        for (Object item : all(fields.get(key))) {
            all.add(new CompiledRunbook((Map<?, ?>) item));
        }
        return all;
    }

    private static List<?> all(@Nullable Object list) {
        return list instanceof List<?> items ? items : List.of();
    }

    private static @Nullable Object value(JsonParser json) throws IOException {
        switch (json.currentToken()) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    String key = json.currentName();
                    json.nextToken();
                    map.put(key, value(json));
                }
                return map;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(json));
                }
                return list;
            }
            case VALUE_NULL -> {
                return null;
            }
            default -> {
                return json.getText();
            }
        }
    }
}
