package dev.preflight.it.outcome;

import dev.preflight.it.command.CliRun;
import dev.preflight.it.command.Report;
import dev.preflight.it.command.Report.Action;
import dev.preflight.it.command.Report.Attempt;
import dev.preflight.it.stack.Census;
import dev.preflight.it.stack.Command;
import dev.preflight.it.stack.Witness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts one situation, which is brought about already, to all who must know: first to those who only
 * look, then to the one who heals. What was done to containers the engine says, not they.
 */
final class Hearing {
    private static final String LOGS = "logs";

    private final Situation situation;
    private final Place place;
    private final String neighbour;
    private final Witness witness;
    private final List<String> departures = new ArrayList<>();
    private final StringBuilder seen = new StringBuilder();
    private QuickCheck.Word quickCheck = QuickCheck.Word.NOT_ASKED;

    /**
     * Opens one.
     *
     * @param neighbour the project beside it, to which nothing may be done
     */
    Hearing(Situation situation, Place place, String neighbour, Witness witness) {
        this.situation = situation;
        this.place = place;
        this.neighbour = neighbour;
        this.witness = witness;
    }

    /**
     * They look all at once: none may change anything, so none can disturb another. Nor may heal
     * where there is nothing that it may do.
     */
    void look(
            Cli cli, @Nullable Service service, Supplier<Command.Result> script, Executor threads) {
        Census before = census();
        CompletableFuture<Command.Result> asked =
                situation.isForScript()
                        ? CompletableFuture.supplyAsync(script, threads)
                        : CompletableFuture.completedFuture(null);
        CompletableFuture<CliRun> check = CompletableFuture.supplyAsync(cli::check, threads);
        CompletableFuture<CliRun> plan = CompletableFuture.supplyAsync(cli::plan, threads);
        CompletableFuture<CliRun> heal =
                situation.isCured()
                        ? CompletableFuture.completedFuture(null)
                        : CompletableFuture.supplyAsync(cli::heal, threads);
        if (service != null) {
            checked("check by the service", service.run("check"));
            planned("plan by the service", service.run("plan"));
        }
        expect("exit status of check", exit(situation.check()), check.join().exit());
        expect("exit status of plan", exit(situation.check()), plan.join().exit());
        checked("check", read("check", check.join()));
        planned("plan", read("plan", plan.join()));
        expect("recorded by plan", false, cli.isAnythingRecordedByPlan());
        if (!situation.isCured()) {
            healed(heal.join());
        }
        if (situation.isForScript()) {
            Command.Result result = asked.join();
            quickCheck = QuickCheck.word(result);
            seen.append(result.describe()).append('\n');
        }
        expect("touched by looking", Set.of(), touchedSince(before));
    }

    private Report read(String name, CliRun run) {
        seen.append(name).append(": ").append(run.output()).append('\n');
        return run.report();
    }

    private void checked(String who, Report report) {
        expect("outcome of " + who, situation.check(), report.outcome());
        expect("outcomes of " + who, situation.checks(), report.outcomes());
    }

    private void planned(String who, Report report) {
        checked(who, report);
        says(who, report);
        List<String> planned =
                remedies(report)
                        .flatMap(it -> it.planned().stream())
                        .flatMap(Hearing::deed)
                        .toList();
        expectSame("planned by " + who, situation.deeds(), planned);
    }

    private void says(String who, Report report) {
        expect(
                who + " says '" + situation.says() + "'",
                true,
                report.toString().contains(situation.says()));
    }

    private static Stream<Report.Remediation> remedies(Report report) {
        return report.checks().stream().map(Report.Check::remediation).flatMap(Stream::ofNullable);
    }

    /** The command heals, for real. */
    void heal(Cli cli) {
        Census before = census();
        CliRun run = cli.heal();
        expect("touched by heal", owned(situation.mayBeTouched()), touchedSince(before));
        healed(run);
    }

    private void healed(CliRun run) {
        expect("exit status of heal", exit(situation.healed()), run.exit());
        healed(read("heal", run));
    }

    /** The service heals, for real. */
    void heal(Service service) {
        Census before = census();
        Report report = service.run("heal");
        expect("touched by heal", owned(situation.mayBeTouched()), touchedSince(before));
        seen.append("heal by the service: ").append(report).append('\n');
        healed(report);
        service.forget();
    }

    private void healed(Report report) {
        expect("outcome of heal", situation.healed(), report.outcome());
        List<String> attempted =
                remedies(report)
                        .flatMap(it -> it.attempts().stream())
                        .sorted(Comparator.comparing(it -> Instant.parse(it.startedAt())))
                        .flatMap(Hearing::deeds)
                        .toList();
        int first = Math.min(situation.deeds().size(), attempted.size());
        List<String> rest = attempted.subList(first, attempted.size());
        expectSame("done first by heal", situation.deeds(), attempted.subList(0, first));
        expectSame("done then by heal", situation.then(), rest);
        if (situation.heal() == null) {
            expect("outcomes of heal", situation.checks(), report.outcomes());
        } else if (situation.heal().equals("HEALED")) {
            expect("fit after heal", true, place.isFit(situation));
        } else {
            List<String> ends = remedies(report).map(Report.Remediation::state).toList();
            expect("ends of the cures " + ends, true, ends.contains(situation.heal()));
        }
    }

    private static Stream<String> deeds(Attempt attempt) {
        return attempt.actions().stream().flatMap(Hearing::deed);
    }

    // Diagnostics only read; a deed that failed is shown as such, and so is never the one expected.
    private static Stream<String> deed(Action action) {
        if (action.kind().equals(LOGS)) {
            return Stream.empty();
        }
        return switch (action.outcome()) {
            case "SKIPPED" -> Stream.of("skip " + action.target());
            case "DONE", "PLANNED" -> Stream.of(action.kind() + " " + action.target());
            default -> Stream.of(action.deed());
        };
    }

    private Set<String> owned(Collection<String> services) {
        Set<String> owned = new TreeSet<>();
        services.forEach(it -> owned.add(place.project() + "/" + it));
        return owned;
    }

    private Census census() {
        return Census.of(List.of(place.project(), neighbour));
    }

    private Set<String> touchedSince(Census before) {
        Census after = census();
        Set<String> touched = new TreeSet<>(after.changedSince(before));
        touched.removeAll(owned(place.restless()));
        for (String it : witness.touched(before.at(), after.at())) {
            if (it.startsWith(place.project() + "/") || it.startsWith(neighbour + "/")) {
                touched.add(it);
            }
        }
        return touched;
    }

    private static int exit(String outcome) {
        return switch (outcome) {
            case "PASSED", "HEALED" -> 0;
            case "FAILED" -> 1;
            default -> 3;
        };
    }

    private void expectSame(String what, List<String> truth, List<String> said) {
        expect(what, truth.stream().sorted().toList(), said.stream().sorted().toList());
    }

    private void expect(String what, Object truth, Object said) {
        if (!truth.equals(said)) {
            departures.add("%s: %s, not %s".formatted(what, said, truth));
        }
    }

    /** It could not be brought about, or somebody did not answer at all. */
    void failed(Throwable failure) {
        departures.add(String.valueOf(failure));
    }

    Ruling ruling() {
        if (!departures.isEmpty()) {
            seen.append(place.describe());
        }
        return new Ruling(situation, departures, quickCheck, seen.toString());
    }
}
