package dev.preflight.service.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.preflight.core.remediation.LedgerException;
import dev.preflight.service.ledger.AuditNotes;
import dev.preflight.service.ledger.StorageException;
import dev.preflight.service.ledger.sql.SqliteLedger;
import dev.preflight.service.remediation.ConfiguredChecks;
import dev.preflight.service.remediation.Resets;
import dev.preflight.service.remediation.Resets.HeldException;
import dev.preflight.service.runbook.RunbookCatalogue;
import dev.preflight.service.security.Caller;
import dev.preflight.service.target.Targets;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps an incident from being reset. */
class RefusedResetTest {
    @TempDir private Path directory;

    private SqliteLedger ledger;

    @BeforeEach
    void open() {
        ledger = new SqliteLedger(directory.resolve("ledger.db"), InstantSource.system());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private IncidentsResource resource(Resets resets) throws Exception {
        ledger.incidents()
                .of("lab")
                .record(IncidentSamples.target("lab"), IncidentSamples.open("i-1", "lab"));
        Caller caller =
                new Caller(
                        QuarkusSecurityIdentity.builder()
                                .setPrincipal(new QuarkusPrincipal("anonymous"))
                                .setAnonymous(true)
                                .build());
        return new IncidentsResource(
                ledger.incidents(),
                ledger.journal(),
                resets,
                new Orders(ledger.audit(), new AuditNotes(ledger.audit()), caller),
                new Targets(List.of()),
                new ConfiguredChecks(new Targets(List.of()), new RunbookCatalogue(List.of())),
                caller);
    }

    @Test
    void isWhoeverIsCuringItsTarget() throws Exception {
        IncidentsResource resource =
                resource((incident, by) -> {
                    throw new HeldException("by preflight heal, pid 4711");
                });

        assertThatThrownBy(() -> resource.reset("i-1"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        thrown ->
                                assertThat(thrown.problem().type())
                                        .isEqualTo(ProblemType.TARGET_HELD.uri()))
                .hasMessageContaining("target 'lab' is being cured: by preflight heal, pid 4711");
        // It was asked for.
        assertThat(ledger.audit().latest(5)).hasSize(1);
    }

    @Test
    void isALedgerThatFailsWithoutSayingWhereItIs() {
        ProblemMappers mappers = new ProblemMappers();
        IllegalStateException cause = new IllegalStateException("a test");

        assertThat(mappers.map(new StorageException("/secret/place is full", cause)))
                .satisfies(answer -> {
                    assertThat(answer.getStatus()).isEqualTo(503);
                    assertThat(((Problem) answer.getEntity()).type())
                            .isEqualTo(ProblemType.STORAGE_UNAVAILABLE.uri());
                    assertThat(((Problem) answer.getEntity()).detail()).doesNotContain("/secret");
                });
        assertThat(mappers.map(new LedgerException("full", cause)).getStatus()).isEqualTo(503);
    }
}
