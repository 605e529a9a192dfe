package dev.preflight.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.service.run.RunState.Aborted;
import dev.preflight.service.run.RunState.Running;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of runs keeps to. */
interface RunStoreContract {
    /** An empty store that keeps this many runs that are over. */
    RunStore storeOf(int mostOver);

    @Test
    default void keepsTheLastStateOfARun() {
        RunStore store = storeOf(5);
        Run run = Samples.run("r1", "lab");
        store.save(run);
        store.save(run.in(new Running(Instant.EPOCH)));

        assertThat(store.find("r1")).map(Run::state).contains(new Running(Instant.EPOCH));
        assertThat(store.find("r2")).isEmpty();
    }

    @Test
    default void listsTheNewestFirstPageByPage() {
        RunStore store = storeOf(5);
        for (String id : List.of("r1", "r2", "r3")) {
            store.save(Samples.run(id, "lab"));
        }
        store.save(Samples.run("r4", "shop"));

        assertThat(ids(store, "lab", null, 2)).containsExactly("r3", "r2");
        assertThat(ids(store, "lab", "r2", 2)).containsExactly("r1");
        assertThat(ids(store, null, null, 9)).containsExactly("r4", "r3", "r2", "r1");
    }

    @Test
    default void filtersByRunbook() {
        RunStore store = storeOf(5);
        store.save(Samples.run("r1", "lab"));

        assertThat(store.list(new RunQuery(null, "workers", null, 9))).hasSize(1);
        assertThat(store.list(new RunQuery(null, "containers", null, 9))).isEmpty();
    }

    @Test
    default void forgetsTheOldestThatIsOverButNoneUnderWay() {
        RunStore store = storeOf(1);
        store.save(Samples.run("r1", "lab"));
        for (String id : List.of("r2", "r3")) {
            store.save(over(id, "lab"));
        }

        assertThat(ids(store, null, null, 9)).containsExactly("r3", "r1");
    }

    @Test
    default void remembersTheLatestOfEveryTargetForEver() {
        RunStore store = storeOf(1);
        store.save(over("r1", "lab"));
        store.save(over("r2", "shop"));
        store.save(over("r3", "shop"));

        assertThat(store.latest("lab", "workers")).map(Run::id).contains("r1");
        assertThat(store.latest("shop", "workers")).map(Run::id).contains("r3");
        assertThat(store.latest("shop", "containers")).isEmpty();
    }

    @Test
    default void takesNoPartForTheWhole() {
        RunStore store = storeOf(5);
        Run part = Samples.partOf("r1", "lab");
        store.save(part);
        store.save(part.in(new Aborted(Instant.EPOCH, "for a test")));

        assertThat(store.latest("lab", "workers")).isEmpty();
    }

    private static Run over(String id, String target) {
        return Samples.run(id, target).in(new Aborted(Instant.EPOCH, "for a test"));
    }

    private static List<String> ids(
            RunStore store, @Nullable String target, @Nullable String before, int limit) {
        return store.list(new RunQuery(target, null, before, limit)).stream().map(Run::id).toList();
    }
}
