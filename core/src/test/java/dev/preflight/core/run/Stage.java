package dev.preflight.core.run;

import dev.preflight.core.check.Assertions;
import dev.preflight.core.check.CheckId;
import dev.preflight.core.check.CheckResult;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.Refusal;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.probe.ProbeRunner;
import dev.preflight.core.remediation.InMemoryLedger;
import dev.preflight.core.remediation.Ledger;
import dev.preflight.core.remediation.LedgerException;
import dev.preflight.core.remediation.Pause;
import dev.preflight.core.remediation.RemediationPolicy;
import dev.preflight.core.remediation.TargetHistory;
import dev.preflight.core.remediation.TargetLock;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.target.Target;
import dev.preflight.core.target.TargetId;
import dev.preflight.core.testing.FakeTime;
import dev.preflight.core.testing.FakeWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The real engine over a fake world, under a clock that only waiting moves. */
final class Stage implements Ledger, TargetLock, RunListener {
    static final Duration WAIT = Duration.ofSeconds(15);

    final FakeTime time = new FakeTime();
    final FakeWorld world = new FakeWorld(time);
    final InMemoryLedger memory = new InMemoryLedger(time);
    final List<String> told = new ArrayList<>();
    final List<String> verified = new ArrayList<>();
    final Target target = Target.local("shop");
    int writes;
    int evidence;
    int locks;
    Duration lockPatience = Duration.ZERO;
    int releases;
    int writesUntilItBreaks = Integer.MAX_VALUE;
    int failingWrite = -1;
    boolean isUnreadable;
    List<Pause> pauses = List.of();
    boolean isLocked;
    boolean isLeaseLost;
    RemediationPolicy policy = RemediationPolicy.defaults();
    ProbeRunner probes = ProbeRunner.oneByOne(world);

    /** A check of a part, with a cure that runs the script of the same name. */
    static Check.Builder part(String name, String... requires) {
        return uncured(name, requires)
                .cure(Cure.named("mend " + name).command(name).maxRetries(2).waitAfterCure(WAIT));
    }

    static Check.Builder uncured(String name, String... requires) {
        return Check.named(name)
                .probe(new CommandProbe(name))
                .passIf(Assertions.succeeds())
                .requires(requires);
    }

    static Runbook runbook(Check.Builder... checks) {
        Runbook.Builder runbook = Runbook.named("stage");
        for (Check.Builder check : checks) {
            runbook.check(check);
        }
        return runbook.build();
    }

    RunReport heal(Runbook runbook) {
        return run(RunRequest.heal("r", runbook, target));
    }

    RunReport healOnly(String check, Runbook runbook) {
        return heal(runbook, Set.of(new CheckId(check)), false);
    }

    RunReport reset(Runbook runbook) {
        return heal(runbook, Set.of(), true);
    }

    private RunReport heal(Runbook runbook, Set<CheckId> only, boolean reset) {
        return run(healing(runbook).only(only).reset(reset).build());
    }

    private RunRequest.Builder healing(Runbook runbook) {
        return RunRequest.builder("r", runbook, target, Mode.HEAL).lockPatience(Duration.ZERO);
    }

    RunReport run(RunRequest request) {
        return preflight().run(request);
    }

    RunReport healUnattended(Runbook runbook) {
        return run(healing(runbook).unattended(true).build());
    }

    HealStep begin(Runbook runbook) {
        return preflight().begin(RunRequest.heal("r", runbook, target));
    }

    /** Goes on after the rest, which time passes for. */
    HealStep resume(Runbook runbook, HealStep before) {
        return resume(runbook, before, before.rest().orElseThrow().pause());
    }

    HealStep resume(Runbook runbook, HealStep before, Duration passed) {
        time.pass(passed);
        return preflight().resume(RunRequest.heal("r", runbook, target), before);
    }

    /** Heals in steps, resting as told. */
    RunReport healInSteps(Runbook runbook) {
        HealStep step = begin(runbook);
        while (step.rest().isPresent()) {
            step = resume(runbook, step);
        }
        return step.report();
    }

    Preflight preflight() {
        return new Preflight(new Ports(probes, world, this, this, time, time, this), policy);
    }

    Optional<Incident> incident(Runbook runbook, String check) {
        return memory.load(target.id()).latest(runbook.id(), new CheckId(check));
    }

    static RemediationReport remediation(RunReport report, String check) {
        return report.checks().stream()
                .filter(it -> it.check().id().value().equals(check))
                .flatMap(it -> it.remediation().stream())
                .findFirst()
                .orElseThrow();
    }

    @Override
    public TargetHistory load(TargetId id) throws LedgerException {
        if (isUnreadable) {
            throw new LedgerException("the ledger is torn");
        }
        return memory.load(id).with(pauses);
    }

    @Override
    public void record(TargetId id, Incident incident) throws LedgerException {
        if (writes >= writesUntilItBreaks || writes == failingWrite) {
            failingWrite = -1;
            throw new LedgerException("the disk is full");
        }
        writes++;
        memory.record(id, incident);
    }

    @Override
    public Grant acquire(TargetId id, Duration patience, Consumer<String> onWait) {
        locks++;
        lockPatience = patience;
        return isLocked
                ? Grant.refused("ann holds it")
                : Grant.held(() -> !isLeaseLost, () -> releases++);
    }

    @Override
    public Optional<String> holder(TargetId id) {
        return isLocked ? Optional.of("ann") : Optional.empty();
    }

    @Override
    public void escalated(Check check, Refusal refusal) {
        told.add("escalated " + check.id() + " " + refusal.guardrail());
    }

    @Override
    public void waitingToKnow(Check check, String pending, Duration duration) {
        told.add("waits %s to know %s".formatted(duration, pending));
    }

    @Override
    public void verified(Check check, CheckResult result) {
        verified.add(check.id() + " " + result.outcome());
    }

    @Override
    public void diagnosed(Check check, List<ActionReport> diagnostics) {
        evidence++;
    }

    @Override
    public void refused(Check check, Refusal refusal) {
        told.add("refused " + check.id() + " " + refusal.guardrail());
    }

    @Override
    public void warned(String warning) {
        told.add("warned " + warning);
    }
}
