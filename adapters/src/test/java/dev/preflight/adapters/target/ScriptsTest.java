package dev.preflight.adapters.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.adapters.compose.NoComposeFile;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.container.NoEngine;
import dev.preflight.adapters.probe.ConcurrentProbeRunner;
import dev.preflight.adapters.report.JsonReport;
import dev.preflight.adapters.time.MonotonicTime;
import dev.preflight.adapters.time.RealWaiter;
import dev.preflight.core.check.Assertions;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.probe.FileProbe;
import dev.preflight.core.probe.Probe;
import dev.preflight.core.remediation.InMemoryLedger;
import dev.preflight.core.remediation.TargetLock;
import dev.preflight.core.run.Ports;
import dev.preflight.core.run.Preflight;
import dev.preflight.core.run.RunListener;
import dev.preflight.core.run.RunOutcome;
import dev.preflight.core.run.RunReport;
import dev.preflight.core.run.RunRequest;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.target.Target;
import dev.preflight.core.target.Variables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs real scripts as probes and as cures. */
class ScriptsTest {
    @TempDir Path directory;

    @Test
    void verifiesACommandWithWhatTheCureExported() {
        Check.Builder check =
                Check.named("ready")
                        .probe(new CommandProbe("[ \"$READY\" = yes ]"))
                        .passIf(Assertions.succeeds())
                        .cure(Cure.named("Get ready").command("export READY=yes"));

        assertThat(heal(check).outcome()).isEqualTo(RunOutcome.HEALED);
    }

    @Test
    void verifiesAnyOtherProbeWithWhatTheCureExported() throws IOException {
        Files.createFile(directory.resolve("there"));
        Check.Builder check =
                Check.named("ready")
                        .probe(new FileProbe("${FILE:-not-there}"))
                        .passIf(Assertions.exists())
                        .cure(Cure.named("Name the right file").command("export FILE=there"));

        assertThat(heal(check).outcome()).isEqualTo(RunOutcome.HEALED);
    }

    @Test
    void showsTheNextScriptWhatThisOneExported() {
        Check.Builder check =
                check(new FileProbe("there"))
                        .cure(
                                Cure.named("Make the file")
                                        .command("export NAME=there")
                                        .command("touch \"$NAME\""));

        assertThat(heal(check).outcome()).isEqualTo(RunOutcome.HEALED);
    }

    @Test
    void keepsASecretThatACureExportedOutOfTheReport() throws IOException {
        Check.Builder check =
                check(new CommandProbe("echo it is $DOOR_TOKEN; false"))
                        .passIf(Assertions.outputIs("open"))
                        .cure(Cure.named("Export it").command("export DOOR_TOKEN=sesame-open"));

        RunReport report = heal(check);

        assertThat(report.checks().get(0).result().evidence().toString())
                .contains("it is [redacted]");
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        new JsonReport().write(List.of(report), json);
        assertThat(json.toString(StandardCharsets.UTF_8)).doesNotContain("sesame-open");
    }

    private static Check.Builder check(Probe probe) {
        return Check.named("ready").probe(probe).passIf(Assertions.exists());
    }

    private RunReport heal(Check.Builder check) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", System.getenv("PATH"));
        Target target =
                new Target("shop", directory.toString(), "none", new Variables(environment));
        return new Preflight(ports(target))
                .run(RunRequest.heal("run-1", Runbook.named("shop").check(check).build(), target));
    }

    private static Ports ports(Target target) {
        MonotonicTime time = new MonotonicTime();
        NoEngine engine =
                new NoEngine(new EngineException(EngineException.Kind.UNREACHABLE, "no engine"));
        NoComposeFile compose = new NoComposeFile("no compose file");
        return new Ports(
                new ConcurrentProbeRunner(
                        new TargetInstruments(
                                target, engine, compose, List.of(), time, Duration.ofSeconds(10))),
                new TargetActuators(target, () -> engine, compose),
                new InMemoryLedger(time),
                TargetLock.none(),
                time,
                new RealWaiter(),
                new RunListener() {});
    }
}
