package dev.preflight.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeSettingsTest {
    private static final String SHOP = "preflight.targets.\"shop\".";

    @TempDir private Path directory;

    @Test
    void nameTheProjectOfADirectoryAsComposeDoes() throws Exception {
        Files.writeString(directory.resolve(".env"), "COMPOSE_PROJECT_NAME=shop\n");

        assertThat(settings("--directory", directory.toString()))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                SHOP + "project",
                                "shop",
                                SHOP + "directory",
                                directory.toString(),
                                "preflight.ledger.file",
                                directory.resolve("state/service/shop.db").toString()));
    }

    @Test
    void leaveTheLedgerWhereAPersonWantsIt() throws Exception {
        Map<String, String> environment = Map.of("PREFLIGHT_LEDGER_FILE", "elsewhere.db");

        assertThat(ServeSettings.of(ServeOptions.parse("--project", "shop"), environment))
                .doesNotContainKey("preflight.ledger.file");
    }

    @Test
    void takeRunbookFilesFromTheirDirectory() throws Exception {
        Path file = Files.createFile(directory.resolve("own.md"));

        assertThat(settings("--project", "shop", "--runbook", "workers", "--runbook", "" + file))
                .containsEntry(SHOP + "runbooks[0]", "workers")
                .containsEntry(SHOP + "runbooks[1]", "own.md")
                .containsEntry("preflight.runbook-directory", directory.toString());
    }

    @Test
    void takeRunbookFilesFromOneDirectoryOnly() throws Exception {
        Path one = Files.createFile(directory.resolve("one.md"));
        Path other = Files.createFile(Files.createDirectory(directory.resolve("d")).resolve("2"));

        assertThatThrownBy(() -> settings("--runbook", "" + one, "--runbook", "" + other))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("files of one directory can be served");
    }

    @Test
    void leaveTheAddressToTheConfigurationUnlessItIsTyped() throws Exception {
        assertThat(settings("--demo")).doesNotContainKeys("quarkus.http.port", "quarkus.http.host");
        assertThat(settings("--demo", "--port", "0", "--host", "::1"))
                .containsEntry("quarkus.http.port", "0")
                .containsEntry("quarkus.http.host", "::1");
    }

    private Map<String, String> settings(String... options) throws Exception {
        return ServeSettings.of(
                ServeOptions.parse(options),
                Map.of("PREFLIGHT_STATE_DIR", directory.resolve("state").toString()));
    }
}
