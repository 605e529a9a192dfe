package dev.preflight.it.failure;

import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_1;
import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_2;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.it.command.CliRun;
import dev.preflight.it.command.PackagedCli;
import dev.preflight.it.command.Report.Remediation;
import dev.preflight.it.command.StackFixture;
import dev.preflight.it.stack.RequiresEngine;
import dev.preflight.it.stack.WorkerStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On a full disk nothing is cured, and what was written to it before stays as it was. */
@RequiresEngine
class FullDiskIT {
    private static final String FULL = "No space left on device";

    @RegisterExtension
    private static final StackFixture FIXTURE = StackFixture.of("preflight-it-full-disk");

    private final WorkerStack stack = FIXTURE.stack();

    @Test
    void curesNothingAndKeepsTheLedger() throws IOException {
        Path state = FIXTURE.cli().stateDirectory();
        try (SmallDisk disk = SmallDisk.mount(state)) {
            // Given
            stack.forget(TRAINING_WORKER_1);
            stack.forget(TRAINING_WORKER_2);
            assertThat(heal().exit()).isZero();
            disk.fill();
            stack.forgetAllWorkers();
            Map<String, String> files = filesOn(disk);
            Map<String, Instant> before = stack.starts();

            // When
            CliRun run = heal();

            // Then
            assertThat(run.exit()).isEqualTo(1);
            Remediation remedy = run.report().check("workers-registered").remedy();
            assertThat(remedy.state()).isEqualTo("SUPPRESSED");
            assertThat(remedy.reason())
                    .contains("nothing is cured that cannot be recorded", state.toString(), FULL);
            assertThat(remedy.attempts()).isEmpty();
            assertThat(stack.starts()).isEqualTo(before);
            assertThat(filesOn(disk)).hasSize(2).isEqualTo(files);
        }
    }

    @Test
    void writesAReportAsAWholeOrNotAtAll() throws IOException {
        PackagedCli cli = FIXTURE.cli();
        try (SmallDisk disk = SmallDisk.mount(cli.stateDirectory().resolveSibling("disk"))) {
            // Given
            Path earlier = Files.writeString(disk.path().resolve("earlier.json"), "earlier");
            disk.fill();
            Map<String, String> files = filesOn(disk);
            for (Path file : List.of(disk.path().resolve("report.json"), earlier)) {
                // When
                CliRun run = cli.run("check", "--format=json", "--report=json=" + file);

                // Then
                assertThat(run.exit()).isEqualTo(3);
                assertThat(run.stderr())
                        .contains("the report could not be written to " + file + ": " + FULL);
                assertThat(run.report().outcome()).isEqualTo("PASSED");
                assertThat(filesOn(disk)).isEqualTo(files);
            }
        }
    }

    private static CliRun heal() {
        return FIXTURE.cli().run("heal", "--format=json");
    }

    private static Map<String, String> filesOn(SmallDisk disk) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(disk.path())) {
            for (Path file : list.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file, UTF_8));
            }
        }
        return files;
    }
}
