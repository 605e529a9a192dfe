package dev.preflight.core.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.check.Assertions;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.probe.CustomProbe;
import dev.preflight.core.run.Ports;
import dev.preflight.core.run.Preflight;
import dev.preflight.core.run.RunOutcome;
import dev.preflight.core.run.RunReport;
import dev.preflight.core.run.RunRequest;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The example of the README, which shows what stands between the two marks below. */
class EmbeddingExampleTest {
    private final SearchIndex index = new SearchIndex();

    @Test
    void curesWhatFails() {
        // example begins
        Check.Builder database =
                Check.named("database")
                        .title("Database answers")
                        .probe(new CustomProbe("SELECT 1", this::ask))
                        .passIf(Assertions.value("1", "1"::equals));
        Check.Builder searchIndex =
                Check.named("search-index")
                        .title("Search index is filled")
                        .requires("database")
                        .probe(new CustomProbe("documents", index::size))
                        .passIf(Assertions.value("some", count -> !count.equals("0")))
                        .failMessage("Search index is empty")
                        .cure(
                                Cure.named("Rebuild the index")
                                        .run("rebuild", index::rebuild)
                                        .maxRetries(2)
                                        .waitAfterCure(Duration.ofMillis(20)));
        Runbook runbook = Runbook.named("shop").check(database).check(searchIndex).build();
        Ports ports =
                Ports.javaOnly(
                        InstantSource.system(),
                        duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos()));

        RunReport report =
                new Preflight(ports).run(RunRequest.heal("run-1", runbook, Target.local("shop")));
        // example ends

        assertThat(report.outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(index.rebuilds).isEqualTo(1);
    }

    @Test
    void isWhatTheReadmeShows() throws IOException {
        Path source =
                Path.of("src/test/java/dev/preflight/core/embedding/EmbeddingExampleTest.java");
        String text = Files.readString(source);
        String begins = "        // example begins\n";
        String example =
                text.substring(
                        text.indexOf(begins) + begins.length(),
                        text.indexOf("        // example ends\n"));

        assertThat(Files.readString(Path.of("../README.md")))
                .contains(example.stripTrailing().stripIndent());
    }

    private String ask() {
        return "1";
    }

    /** Empty until it is rebuilt. */
    private static final class SearchIndex {
        private int rebuilds;

        String size() {
            return String.valueOf(rebuilds);
        }

        String rebuild() {
            rebuilds++;
            return "rebuilt";
        }
    }
}
