package dev.preflight.adapters.runbook.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a script prints last when it is content, and when it is not: {@code ... && echo "OK" || echo
 * "NONE"}, or the branches of an {@code if}. Which is which the words say, and the place where they
 * say nothing.
 *
 * @param success what it prints when content; null if it says so only by printing no failure
 * @param failures what it prints when not; empty if that is not known
 */
record Sentinels(@Nullable Printed success, List<Printed> failures) {
    private static final Set<String> QUIET =
            Set.of(
                    "exit",
                    "return",
                    "true",
                    "false",
                    ":",
                    "export",
                    "unset",
                    "local",
                    "declare",
                    "readonly",
                    "set",
                    "trap",
                    "shift",
                    "cd",
                    "[",
                    "[[",
                    "((",
                    "test",
                    "sleep",
                    "wait",
                    "rm",
                    "mkdir",
                    "touch");
    private static final Pattern ASSIGNMENT = Pattern.compile("(?s)[A-Za-z_]\\w*\\+?=.*");

    Sentinels {
        failures = List.copyOf(failures);
    }

    /** Those of a script; null if it has none. */
    static @Nullable Sentinels in(String script) {
        try {
            return of(ShellReader.read(script));
        } catch (ShellSyntax beyondUs) {
            // Bash may follow it. Nothing is then inferred from its text.
            return null;
        }
    }

    private static @Nullable Sentinels of(List<Shell.Chain> chains) {
        int last = lastThatPrints(chains);
        if (last < 0) {
            return null;
        }
        List<Shell.Link> links = withoutQuietEnd(chains.get(last).links());
        if (links.size() > 1) {
            return ofChain(links);
        }
        Shell only = links.get(0).command();
        Printed printed = printed(only);
        if (printed != null) {
            boolean guarded = chains.subList(0, last).stream().anyMatch(Sentinels::guards);
            boolean telling = printed.isTelling() && printed.mood() != Printed.Mood.BAD;
            return guarded && telling ? new Sentinels(printed, List.of()) : null;
        }
        if (only instanceof Shell.If branches) {
            return ofBranches(branches);
        }
        return only instanceof Shell.Group group ? of(group.body()) : null;
    }

    private static @Nullable Sentinels ofChain(List<Shell.Link> links) {
        Shell.Link last = links.get(links.size() - 1);
        Printed end = printed(last.command());
        if (end == null) {
            return null;
        }
        Shell.Link before = links.get(links.size() - 2);
        Printed earlier = printed(before.command());
        boolean isAlternative = last.operator().equals("||");
        if (earlier != null && before.operator().equals(isAlternative ? "&&" : "||")) {
            // After a failure that was printed, && goes on to print a success all the same.
            return isAlternative ? decide(List.of(said(earlier), said(end))) : null;
        }
        Printed.Mood mood = end.mood();
        boolean good = isAlternative ? mood == Printed.Mood.GOOD : mood != Printed.Mood.BAD;
        return onlyOne(end, good);
    }

    private static @Nullable Sentinels onlyOne(Printed printed, boolean isGood) {
        if (!printed.isTelling()) {
            return null;
        }
        return isGood ? new Sentinels(printed, List.of()) : new Sentinels(null, List.of(printed));
    }

    /** A line, and what it or the way the script then ends says of the state of things. */
    private record Said(Printed printed, Printed.Mood mood) {}

    private static Said said(Printed printed) {
        return new Said(printed, printed.mood());
    }

    private static @Nullable Sentinels ofBranches(Shell.If branches) {
        List<Said> all = new ArrayList<>();
        boolean isComplete = branches.hasElse();
        for (List<Shell.Chain> body : branches.bodies()) {
            List<Said> said = saidIn(body);
            if (said == null) {
                return null;
            }
            isComplete &= !said.isEmpty();
            all.addAll(said);
        }
        if (isComplete && all.size() > 1) {
            return decide(all);
        }
        return all.size() == 1
                ? onlyOne(all.get(0).printed(), all.get(0).mood() != Printed.Mood.BAD)
                : null;
    }

    // Null if what it prints last is not known; empty if it prints nothing.
    private static @Nullable List<Said> saidIn(List<Shell.Chain> body) {
        int last = lastThatPrints(body);
        if (last < 0) {
            return List.of();
        }
        Printed printed = printed(new Shell.Group(body));
        if (printed != null) {
            return List.of(failsIn(body) ? new Said(printed, Printed.Mood.BAD) : said(printed));
        }
        Sentinels nested = of(body);
        if (nested == null || nested.success() == null || nested.failures().isEmpty()) {
            return null;
        }
        List<Said> all = new ArrayList<>();
        all.add(new Said(nested.success(), Printed.Mood.GOOD));
        nested.failures().forEach(it -> all.add(new Said(it, Printed.Mood.BAD)));
        return all;
    }

    private static @Nullable Sentinels decide(List<Said> all) {
        List<Printed> good = with(Printed.Mood.GOOD, all);
        List<Printed> neither = with(Printed.Mood.NEITHER, all);
        Printed success = null;
        if (good.size() == 1) {
            success = good.get(0);
        } else if (good.isEmpty()
                && (neither.size() == 1 || (neither.size() == 2 && all.size() == 2))) {
            success = neither.get(0);
        }
        if (success == null || !success.isTelling()) {
            return null;
        }
        Printed content = success;
        List<Printed> failures =
                all.stream().map(Said::printed).filter(it -> !it.equals(content)).toList();
        // The same words in the same line cannot be told apart.
        return failures.size() == all.size() - 1 ? distinct(success, failures) : null;
    }

    // A failure that may look like a success, or like anything, tells nothing by its text.
    private static @Nullable Sentinels distinct(Printed success, List<Printed> failures) {
        Pattern expression = Pattern.compile(success.expression());
        for (Printed failure : failures) {
            if (expression.matcher(failure.text()).matches()) {
                return null;
            }
        }
        return failures.stream().allMatch(Printed::isTelling)
                ? new Sentinels(success, failures)
                : new Sentinels(success, List.of());
    }

    private static List<Printed> with(Printed.Mood mood, List<Said> all) {
        return all.stream().filter(it -> it.mood() == mood).map(Said::printed).toList();
    }

    private static int lastThatPrints(List<Shell.Chain> chains) {
        int last = chains.size() - 1;
        while (last >= 0
                && chains.get(last).links().stream().allMatch(it -> isQuiet(it.command()))) {
            last--;
        }
        return last;
    }

    private static List<Shell.Link> withoutQuietEnd(List<Shell.Link> links) {
        int size = links.size();
        while (size > 1 && isQuiet(links.get(size - 1).command())) {
            size--;
        }
        return links.subList(0, size);
    }

    private static boolean isQuiet(Shell command) {
        if (command instanceof Shell.Simple simple) {
            boolean blank = Echo.isPrinter(simple) && Echo.lastLine(simple).isBlank();
            return simple.isRedirected()
                    || blank
                    || QUIET.contains(simple.name())
                    || simple.words().stream().allMatch(it -> ASSIGNMENT.matcher(it).matches());
        }
        if (command instanceof Shell.Group group) {
            return lastThatPrints(group.body()) < 0;
        }
        if (command instanceof Shell.If branches) {
            return branches.bodies().stream().allMatch(it -> lastThatPrints(it) < 0);
        }
        return command instanceof Shell.Definition;
    }

    /** What a command prints last, whatever happens; null if that depends, or is not known. */
    private static @Nullable Printed printed(Shell command) {
        if (command instanceof Shell.Simple simple) {
            return Echo.isPrinter(simple) && !simple.isRedirected()
                    ? new Printed(Echo.lastLine(simple), simple.line())
                    : null;
        }
        if (command instanceof Shell.Group group) {
            int last = lastThatPrints(group.body());
            if (last < 0) {
                return null;
            }
            List<Shell.Link> links = withoutQuietEnd(group.body().get(last).links());
            return links.size() == 1 ? printed(links.get(0).command()) : null;
        }
        return null;
    }

    /** Whether the script ends here unless all is well, or at any command that fails. */
    private static boolean guards(Shell.Chain chain) {
        Shell first = chain.links().get(0).command();
        if (first instanceof Shell.Simple simple && simple.name().equals("set")) {
            return simple.words().stream().anyMatch(it -> it.matches("-[a-z]*e[a-z]*|errexit"));
        }
        if (first instanceof Shell.If branches) {
            return branches.bodies().stream().anyMatch(Sentinels::failsIn);
        }
        return chain.links().size() > 1 && failsIn(List.of(chain));
    }

    private static boolean failsIn(List<Shell.Chain> body) {
        return body.stream()
                .flatMap(chain -> chain.links().stream())
                .map(Shell.Link::command)
                .anyMatch(Sentinels::fails);
    }

    private static boolean fails(Shell command) {
        if (command instanceof Shell.Group group) {
            return failsIn(group.body());
        }
        return command instanceof Shell.Simple simple
                && simple.name().equals("exit")
                && simple.words().size() > 1
                && !simple.words().get(1).equals("0");
    }
}
