package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.shell.AndOr;
import dev.preflight.adapters.runbook.lint.shell.AndOr.Link;
import dev.preflight.adapters.runbook.lint.shell.Block;
import dev.preflight.adapters.runbook.lint.shell.Command;
import dev.preflight.adapters.runbook.lint.shell.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Follows a script with its numbers empty: which branches run, and which are left out. */
final class EmptyNumbers {
    private final Predicate<String> isSuspect;

    /** Follows with those variables empty for which this is true. */
    EmptyNumbers(Predicate<String> isSuspect) {
        this.isSuspect = isSuspect;
    }

    /**
     * What follows from the tests of a list.
     *
     * @param colour of what runs; green also if only what would say red is left out
     */
    record Outcome(List<NumericTest> tests, Colour colour) {
        Outcome {
            tests = List.copyOf(tests);
        }
    }

    /** What becomes of {@code test && a || b}. */
    Outcome follow(AndOr list, boolean isVerdict) {
        List<Pipeline> ran = new ArrayList<>();
        List<Pipeline> skipped = new ArrayList<>();
        Truth status = walk(list, ran, skipped);
        Colour colour = colour(colourOf(ran), colourOf(skipped));
        if (colour == Colour.NONE && isVerdict && status != Truth.UNKNOWN) {
            colour = status == Truth.TRUE ? Colour.GREEN : Colour.RED;
        }
        return new Outcome(tests(list), colour);
    }

    /** What becomes of {@code if test; then a; else b; fi}. */
    Outcome follow(Command.If choice) {
        List<NumericTest> tests = new ArrayList<>();
        Block taken = choice.otherwise();
        List<Block> left = new ArrayList<>();
        boolean isDecided = false;
        for (Command.Branch branch : choice.branches()) {
            AndOr condition = branch.condition().last().orElseThrow();
            tests.addAll(tests(condition));
            Truth truth = isDecided ? Truth.FALSE : truth(condition);
            if (truth == Truth.UNKNOWN) {
                return new Outcome(tests, Colour.NONE);
            }
            if (truth == Truth.TRUE) {
                isDecided = true;
                taken = branch.body();
            } else {
                left.add(branch.body());
            }
        }
        if (isDecided) {
            left.add(choice.otherwise());
        }
        List<Command.Simple> skipped = left.stream().flatMap(it -> it.simple().stream()).toList();
        return new Outcome(tests, colour(Colour.of(taken), Colour.of(skipped)));
    }

    private Truth truth(AndOr condition) {
        return walk(condition, new ArrayList<>(), new ArrayList<>());
    }

    private Truth walk(AndOr list, List<Pipeline> ran, List<Pipeline> skipped) {
        Truth status = status(list.first());
        for (int i = 0; i < list.links().size(); i++) {
            Pipeline next = list.pipelines().get(i + 1);
            if (status == Truth.UNKNOWN) {
                return status;
            }
            boolean runs = (list.links().get(i) == Link.AND) == (status == Truth.TRUE);
            (runs ? ran : skipped).add(next);
            if (runs) {
                status = status(next);
            }
        }
        return status;
    }

    private Truth status(Pipeline pipeline) {
        if (pipeline.single().filter(it -> it.isNamed("echo", "true", "printf")).isPresent()) {
            return Truth.TRUE;
        }
        return NumericTest.of(pipeline)
                .filter(it -> isSuspect.test(it.variable()))
                .map(NumericTest::onEmpty)
                .orElse(Truth.UNKNOWN);
    }

    private List<NumericTest> tests(AndOr list) {
        return list.pipelines().stream()
                .flatMap(it -> NumericTest.of(it).stream())
                .filter(it -> isSuspect.test(it.variable()))
                .toList();
    }

    private static Colour colourOf(List<Pipeline> pipelines) {
        List<AndOr> lists =
                pipelines.stream().map(it -> new AndOr(List.of(it), List.of(), false)).toList();
        return Colour.of(new Block(lists));
    }

    private static Colour colour(Colour ran, Colour skipped) {
        return ran == Colour.NONE && skipped == Colour.RED ? Colour.GREEN : ran;
    }
}
