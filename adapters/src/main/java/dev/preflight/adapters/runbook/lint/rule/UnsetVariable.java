package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.CheckEntry;
import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.lint.shell.Command;
import dev.preflight.adapters.runbook.lint.shell.Word;
import dev.preflight.adapters.runbook.tree.Node;
import dev.preflight.adapters.runbook.tree.Place;
import dev.preflight.core.probe.CommandProbe;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Variables that nothing sets and that have no default. */
final class UnsetVariable implements Rule {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}");

    @Override
    public void look(Sheet sheet, Findings findings) {
        sheet.file().checks().forEach(it -> lookAtProbe(sheet, it, findings));
        Set<String> exported = new HashSet<>();
        for (Script script : sheet.understood()) {
            Variables variables = Variables.in(script);
            if (!variables.mayBeAnything()) {
                look(script, variables, exported, findings);
            }
            exported.addAll(variables.exported());
        }
    }

    private static void lookAtProbe(Sheet sheet, CheckEntry check, Findings findings) {
        Optional<Node> written = Sheet.probe(sheet.file(), check);
        if (check.probe() instanceof CommandProbe || written.isEmpty()) {
            return;
        }
        text(written.get()).ifPresent(text -> lookAtText(text, findings));
    }

    private static Optional<Node.Text> text(Node node) {
        Optional<Node> text =
                node instanceof Node.Fields parts ? parts.get("url") : Optional.of(node);
        return text.filter(Node.Text.class::isInstance).map(Node.Text.class::cast);
    }

    private static void lookAtText(Node.Text text, Findings findings) {
        Matcher reference = REFERENCE.matcher(text.value());
        while (reference.find()) {
            if (!StandardVariables.has(reference.group(1))) {
                Place start = text.place();
                int column = start.column() + reference.start();
                findings.warning(
                        LintCode.UNSET_VARIABLE,
                        new Place(start.file(), start.line(), column),
                        "the check is an error where %s is not set: give it a default, as in '%s'"
                                .formatted(reference.group(1), withDefault(reference.group(1))));
            }
        }
    }

    private static void look(
            Script script, Variables variables, Set<String> exported, Findings findings) {
        Set<String> known = new HashSet<>(variables.set());
        known.addAll(Minded.in(script));
        known.addAll(exported);
        Set<Command> informed = variables.informed();
        for (Command command : script.block().commands()) {
            if (informed.contains(command)) {
                continue;
            }
            for (Word word : command.allWords()) {
                for (Word.Variable variable : word.variables()) {
                    if (isUnknown(variable) && known.add(variable.name())) {
                        say(script, variable, variables, findings);
                    }
                }
            }
        }
    }

    private static boolean isUnknown(Word.Variable variable) {
        return !variable.hasDefault() && !StandardVariables.has(variable.name());
    }

    private static void say(
            Script script, Word.Variable variable, Variables variables, Findings findings) {
        String file = variables.maybeSourced();
        findings.warning(
                LintCode.UNSET_VARIABLE,
                script.at(variable.offset()),
                "nothing here sets %s%s, and without a value it is empty text: write '${%s:?}' or a default, as in '%s'"
                        .formatted(
                                variable.name(),
                                file.isEmpty() ? "" : ", except where there is " + file,
                                variable.name(),
                                withDefault(variable.name())));
    }

    private static String withDefault(String name) {
        return "${" + name + (name.endsWith("PORT") ? ":-8000}" : ":-usual-value}");
    }
}
