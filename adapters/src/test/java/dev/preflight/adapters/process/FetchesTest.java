package dev.preflight.adapters.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.probe.CommandEnded;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Unobserved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchesTest {
    @TempDir Path directory;

    /* A jq that, like version 1.6, is content with nothing; a curl that finds files only. */
    @BeforeEach
    void makePrograms() throws IOException {
        program("jq", "exec cat");
        program("curl", "[ \"$1\" != -s ] || shift; [ -e \"$1\" ] || exit 7; exec cat \"$1\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -s no | jq -e '.workers | length > 0' >/dev/null && echo OK || echo NONE",
                "set -euo pipefail; curl -s no 2>/dev/null | \\\n  jq . || echo NONE",
                "BAD=$(curl -s no | jq -r '.[] | .id'); [ -z \"$BAD\" ] && echo OK || echo BAD",
                "workers() { curl -s no; }; (workers |\n jq .)",
                "curl no | jq .; touch yes; curl yes | jq ."
            })
    void nothingIsKnownIfJqHadNothingToRead(String script) throws Exception {
        assertThat(observe(script))
                .isEqualTo(
                        new Unobserved(
                                Unobserved.Reason.UNREACHABLE,
                                "curl ended with status 7, and jq had nothing to read"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -s no | grep -q OK && echo OK || echo NONE",
                "curl -s no && echo OK || echo NONE",
                "curl no | jq .; touch no; curl no | jq .; echo NONE",
                "curl /dev/zero | head -c 0; echo NONE | jq ."
            })
    void aScriptThatAsksForSomethingElseJudgesForItself(String script) throws Exception {
        assertThat(observe(script)).isEqualTo(new CommandEnded(0, "NONE\n", ""));
    }

    @Test
    void aScriptIsOtherwiseAsItWouldBe() throws Exception {
        Files.writeString(directory.resolve("yes"), "{}");

        assertThat(observe("#!/bin/bash\ncurl yes | jq .\necho \" $? $*\"\nnone"))
                .isInstanceOfSatisfying(
                        CommandEnded.class,
                        it -> {
                            assertThat(it.exitStatus()).isEqualTo(127);
                            assertThat(it.output()).isEqualTo("{} 0 \n");
                            assertThat(it.errors()).contains("line 4: none: command not found");
                        });
    }

    @Test
    void aProgramThatIsNotInstalledIsNotFound() throws Exception {
        program("bash", "exec /bin/bash \"$@\"");
        program("jq", ":");

        assertThat(
                        observe(
                                "command -v wget || { command -v curl; echo | jq .; }",
                                Map.of("PATH", directory.toString())))
                .isEqualTo(new CommandEnded(0, "curl\n", ""));
    }

    private Observation observe(String script) throws InterruptedException {
        return observe(script, Map.of("PATH", directory + ":" + System.getenv("PATH")));
    }

    private Observation observe(String script, Map<String, String> environment)
            throws InterruptedException {
        return new BashInstrument(new ProcessRunner(), directory, environment)
                .observe(new CommandProbe(script), Duration.ofSeconds(30));
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
