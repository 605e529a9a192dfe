package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.lint.shell.Block;
import dev.preflight.adapters.runbook.lint.shell.Command;
import dev.preflight.adapters.runbook.lint.shell.Pipeline;
import dev.preflight.adapters.runbook.lint.shell.Word;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A field of an answer that is taken for a list without asking. */
final class UnexpectedAnswer implements CheckRule {
    private static final Pattern ITERATED = Pattern.compile("(\\.\\w+)\\[\\](?!\\?)");
    private static final Pattern COUNTED = Pattern.compile("(\\.\\w+)\\s*\\|\\s*length");

    @Override
    public void look(Script script, Findings findings) {
        for (Block.Placed placed : script.block().all(Block.Role.SCRIPT)) {
            for (Pipeline pipeline : placed.block().pipelines()) {
                boolean isAnswer =
                        pipeline.firstSimple()
                                .map(Invocation::of)
                                .filter(it -> it.isNamed("curl", "wget"))
                                .isPresent();
                if (isAnswer) {
                    pipeline.simpleFrom(1).forEach(it -> look(script, it, findings));
                }
            }
        }
    }

    private static void look(Script script, Command.Simple jq, Findings findings) {
        if (!jq.isNamed("jq")) {
            return;
        }
        for (Word word : jq.arguments()) {
            String program = word.shown();
            Matcher iterated = ITERATED.matcher(program);
            Matcher counted = COUNTED.matcher(program);
            if (program.contains("error") && program.contains("type")) {
                // It looks at what the answer is before it takes it apart.
                return;
            }
            if (iterated.find()) {
                say(
                        script,
                        word,
                        "an answer without '%s' ends jq with status 5 and no output at all"
                                .formatted(iterated.group(1)),
                        iterated.group(1),
                        findings);
            } else if (counted.find()) {
                say(
                        script,
                        word,
                        "an answer without '%s', as an error is, has a length of 0: none, where nothing is known"
                                .formatted(counted.group(1)),
                        counted.group(1),
                        findings);
            }
        }
    }

    private static void say(
            Script script, Word word, String what, String field, Findings findings) {
        findings.note(
                LintCode.UNEXPECTED_ANSWER,
                script.at(word.offset()),
                "%s; and a bare list has no '%s' either: ask first, as in 'if (%s | type) == \"array\" then ... else error(\"no list\") end'"
                        .formatted(what, field, field));
    }
}
