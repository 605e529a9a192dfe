package dev.preflight.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerWiringTest {
    @Test
    void keepsTheLedgerInTheStateDirectory() {
        assertThat(LedgerWiring.standardFile(Map.of("PREFLIGHT_STATE_DIR", "/var/lib/preflight")))
                .isEqualTo(Path.of("/var/lib/preflight/service/ledger.db"));
    }
}
