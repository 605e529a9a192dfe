package dev.preflight.service.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.service.ledger.FiledRuns;
import dev.preflight.service.ledger.FiledRuns.FiledRun;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SqlFiledRunsTest extends LedgerFixture {
    @Test
    void keepsRunsWithAndWithoutAReport() throws Exception {
        FiledRun whole = run("a1", "shop", "workers", "{\"schema\":\"preflight.report/v1\"}");
        FiledRun broken = run("a2", "shop", "workers", null);
        runs().file(whole);
        runs().file(broken);
        reopen();

        assertThat(runs().find("a1")).contains(whole);
        assertThat(runs().find("a2")).contains(broken);
        assertThat(runs().find("a3")).isEmpty();
    }

    @Test
    void filesARunOnce() throws Exception {
        FiledRun run = run("a1", "shop", "workers", null);
        runs().file(run);
        runs().file(run("a1", "lab", "workers", null));

        assertThat(runs().list(null, null, null, 10)).containsExactly(run);
    }

    @Test
    void listsThoseThatMatchLatestFirst() throws Exception {
        runs().file(run("a1", "shop", "workers", null));
        runs().file(run("a2", "shop", "containers", null));
        runs().file(run("a3", "lab", "workers", null));

        assertThat(listed(null, null, null, 10)).containsExactly("a3", "a2", "a1");
        assertThat(listed(null, null, "a3", 1)).containsExactly("a2");
        assertThat(listed("shop", null, null, 10)).containsExactly("a2", "a1");
        assertThat(listed("shop", "workers", null, 10)).containsExactly("a1");
    }

    private FiledRuns runs() {
        return ledger.filedRuns();
    }

    private List<String> listed(
            @Nullable String target, @Nullable String runbook, @Nullable String before, int limit)
            throws Exception {
        return runs().list(target, runbook, before, limit).stream().map(FiledRun::id).toList();
    }

    private FiledRun run(String id, String target, String runbook, @Nullable String report) {
        return new FiledRun(
                id,
                runbook,
                target,
                "heal",
                "schedule",
                time.instant(),
                time.instant().plus(MINUTE),
                "ERROR",
                report,
                report == null ? "interrupted" : "");
    }
}
