package dev.preflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunIdsTest {
    @Test
    void areUniqueAlsoWithinAMillisecond() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(RunIds.next());
        }

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void nameTheProcess() {
        assertThat(RunIds.next()).matches("[0-9a-z]+-" + ProcessHandle.current().pid());
    }
}
