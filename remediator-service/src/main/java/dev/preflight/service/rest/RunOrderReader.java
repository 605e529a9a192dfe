package dev.preflight.service.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.preflight.core.check.CheckId;
import dev.preflight.core.run.Mode;
import dev.preflight.core.runbook.Check;
import dev.preflight.service.run.RunOrder;
import dev.preflight.service.run.RunOrder.Origin;
import dev.preflight.service.runbook.RunbookCatalogue;
import dev.preflight.service.runbook.ServedRunbook;
import dev.preflight.service.target.ServedTarget;
import dev.preflight.service.target.Targets;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads an order for a run from a request, strictly: what is not known is refused, never ignored.
 * Nothing that is read can name a file, a command or an engine.
 */
@Singleton
public class RunOrderReader {
    private static final List<String> FIELDS =
            List.of("runbook", "target", "mode", "only", "skip", "vars");

    // No slash, which may lead to another path or file; no leading dash, as of an option.
    private static final Pattern VALUE =
            Pattern.compile("(?:[A-Za-z0-9][A-Za-z0-9._=:,-]{0,127})?");

    private static final String EXAMPLE = "{\"runbook\": \"workers\", \"target\": \"lab\"}";

    private final RunbookCatalogue runbooks;
    private final Targets targets;

    RunOrderReader(RunbookCatalogue runbooks, Targets targets) {
        this.runbooks = runbooks;
        this.targets = targets;
    }

    /**
     * The order in a request's body.
     *
     * @throws ProblemException if it makes no sense
     */
    RunOrder read(byte[] body) {
        JsonBody order = JsonBody.parse(body, FIELDS, EXAMPLE);
        Mode mode = mode(order);
        ServedTarget target = target(order.text("target"));
        ServedRunbook runbook = runbook(order.text("runbook"), target);
        return new RunOrder(
                runbook,
                target,
                mode,
                checks(order, "only", runbook),
                checks(order, "skip", runbook),
                variables(order, runbook),
                Origin.REQUEST);
    }

    private static Mode mode(JsonBody order) {
        String word = order.has("mode") ? order.text("mode") : "check";
        return switch (word) {
            case "check" -> Mode.CHECK;
            case "plan" -> Mode.PLAN;
            case "heal" -> Mode.HEAL;
            default ->
                    throw new ProblemException(
                            ProblemType.INVALID_VALUE,
                            "there is no mode '%s'%s"
                                    .formatted(
                                            word,
                                            Suggestion.among(
                                                    List.of("check", "plan", "heal"), word)));
        };
    }

    private ServedTarget target(String name) {
        return targets.named(name)
                .orElseThrow(() ->
                        new ProblemException(
                                ProblemType.UNKNOWN_TARGET,
                                "no target '%s' is configured%s"
                                        .formatted(name, Suggestion.among(targets.names(), name))));
    }

    private ServedRunbook runbook(String name, ServedTarget target) {
        if (!target.runbooks().contains(name)) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_RUNBOOK,
                    "target '%s' has no runbook '%s'%s"
                            .formatted(
                                    target.name(),
                                    name,
                                    Suggestion.among(target.runbooks(), name)));
        }
        return runbooks.named(name).orElseThrow();
    }

    private static Set<CheckId> checks(JsonBody order, String field, ServedRunbook runbook) {
        JsonNode value = order.value(field);
        if (!value.isArray() && !value.isMissingNode()) {
            throw JsonBody.malformed("field '%s' must be a list of check ids".formatted(field));
        }
        List<String> known =
                runbook.runbook().checks().stream().map(Check::id).map(CheckId::value).toList();
        Set<CheckId> checks = new LinkedHashSet<>();
        for (JsonNode item : value) {
            if (!item.isTextual()) {
                throw JsonBody.malformed("field '%s' must be a list of check ids".formatted(field));
            }
            if (!known.contains(item.textValue())) {
                throw new ProblemException(
                        ProblemType.UNKNOWN_CHECK,
                        "%s: runbook '%s' has no check '%s'%s"
                                .formatted(
                                        field,
                                        runbook.name(),
                                        item.textValue(),
                                        Suggestion.among(known, item.textValue())));
            }
            checks.add(new CheckId(item.textValue()));
        }
        return checks;
    }

    private static Map<String, String> variables(JsonBody order, ServedRunbook runbook) {
        JsonNode value = order.value("vars");
        if (!value.isObject() && !value.isMissingNode()) {
            throw JsonBody.malformed("field 'vars' must be an object of texts");
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> variable : value.properties()) {
            requireKnown(variable.getKey(), runbook);
            variables.put(variable.getKey(), value(variable.getKey(), variable.getValue()));
        }
        return variables;
    }

    private static void requireKnown(String name, ServedRunbook runbook) {
        if (!runbook.variables().contains(name)) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_VARIABLE,
                    "vars: runbook '%s' refers to no variable '%s' that a request may set%s"
                            .formatted(
                                    runbook.name(),
                                    name,
                                    Suggestion.among(new TreeSet<>(runbook.variables()), name)));
        }
    }

    private static String value(String name, JsonNode value) {
        if (!value.isTextual()) {
            throw JsonBody.malformed("vars: the value of '%s' must be a text".formatted(name));
        }
        if (!VALUE.matcher(value.textValue()).matches()) {
            throw new ProblemException(
                    ProblemType.INVALID_VALUE,
                    "vars: the value of '%s' may hold letters, digits and . _ = : , - and begins with a letter or digit; at most 128 characters"
                            .formatted(name));
        }
        return value.textValue();
    }
}
