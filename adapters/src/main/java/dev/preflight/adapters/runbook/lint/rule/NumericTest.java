package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.shell.Command;
import dev.preflight.adapters.runbook.lint.shell.Pipeline;
import dev.preflight.adapters.runbook.lint.shell.Word;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comparison of a variable as a number.
 *
 * @param offset of the variable
 * @param variable the name of it
 * @param onEmpty what becomes of it if the variable is empty
 * @param why that is so: {@code [ "" -gt 0 ] is an error that counts as false}
 */
record NumericTest(int offset, String variable, Truth onEmpty, String why) {
    private static final List<String> OPERATORS = List.of("-eq", "-ne", "-lt", "-le", "-gt", "-ge");
    private static final Pattern ARITHMETIC =
            Pattern.compile(
                    "\\s*(\\$?)\\{?([A-Za-z_]\\w*)\\}?\\s*(==|!=|<=|>=|<|>)\\s*(\\d{1,9})\\s*");

    static Optional<NumericTest> of(Pipeline pipeline) {
        if (pipeline.commands().size() > 1) {
            return Optional.empty();
        }
        Optional<NumericTest> test = of(pipeline.first());
        return pipeline.isNegated() ? test.map(NumericTest::negated) : test;
    }

    private static Optional<NumericTest> of(Command command) {
        if (command instanceof Command.Test test) {
            return of(test.words(), true);
        }
        if (command instanceof Command.Arithmetic arithmetic) {
            return arithmetic(arithmetic);
        }
        if (command instanceof Command.Simple simple && simple.isNamed("[", "test")) {
            List<Word> words = simple.arguments();
            boolean isClosed = !words.isEmpty() && words.get(words.size() - 1).is("]");
            return of(isClosed ? words.subList(0, words.size() - 1) : words, false);
        }
        return Optional.empty();
    }

    private static Optional<NumericTest> of(List<Word> words, boolean isDouble) {
        boolean isNegated = words.size() == 4 && words.get(0).is("!");
        List<Word> test = isNegated ? words.subList(1, 4) : words;
        if (test.size() != 3 || !OPERATORS.contains(test.get(1).shown())) {
            return Optional.empty();
        }
        String operator = test.get(1).shown();
        Optional<NumericTest> found =
                test.get(0)
                        .onlyVariable()
                        .filter(it -> !it.hasDefault())
                        .map(it -> {
                            String number = test.get(2).shown();
                            return isDouble
                                    ? inDouble(it, operator, number)
                                    : inSingle(it, operator, number);
                        });
        return isNegated ? found.map(NumericTest::negated) : found;
    }

    private static NumericTest inSingle(Word.Variable variable, String operator, String number) {
        return new NumericTest(
                variable.offset(),
                variable.name(),
                Truth.FALSE,
                "'[ \"\" %s %s ]' is an error that counts as false".formatted(operator, number));
    }

    private static NumericTest inDouble(Word.Variable variable, String operator, String number) {
        Truth truth = number.matches("\\d{1,9}") ? compare(operator, number) : Truth.UNKNOWN;
        return new NumericTest(
                variable.offset(),
                variable.name(),
                truth,
                "'[[ \"\" %s %s ]]' takes empty text for 0%s"
                        .formatted(operator, number, truth.clause()));
    }

    private static Optional<NumericTest> arithmetic(Command.Arithmetic command) {
        Matcher matcher = ARITHMETIC.matcher(command.expression());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int offset = command.offset() + 2 + matcher.start(matcher.group(1).isEmpty() ? 2 : 1);
        boolean isReplaced = !matcher.group(1).isEmpty();
        Truth truth = isReplaced ? Truth.FALSE : compare(matcher.group(3), matcher.group(4));
        String why =
                isReplaced
                        ? "'(( %s %s ))' is an error that counts as false"
                                .formatted(matcher.group(3), matcher.group(4))
                        : "'((%s))' takes empty text for 0%s"
                                .formatted(command.expression().strip(), truth.clause());
        return Optional.of(new NumericTest(offset, matcher.group(2), truth, why));
    }

    private static Truth compare(String operator, String number) {
        int sign = Integer.compare(0, Integer.parseInt(number));
        return Truth.of(
                switch (operator) {
                    case "-eq", "==" -> sign == 0;
                    case "-ne", "!=" -> sign != 0;
                    case "-lt", "<" -> sign < 0;
                    case "-le", "<=" -> sign <= 0;
                    case "-gt", ">" -> sign > 0;
                    default -> sign >= 0;
                });
    }

    private NumericTest negated() {
        return new NumericTest(
                offset, variable, onEmpty.negated(), why + ", which '!' turns round");
    }
}
