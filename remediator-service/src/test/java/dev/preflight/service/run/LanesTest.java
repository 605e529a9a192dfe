package dev.preflight.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final Queue<Runnable> handedOver = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final Lanes lanes = new Lanes(handedOver::add);

    @Test
    void executesALaneInOrderAndOneAtATime() {
        give("a", "a1");
        give("a", "a2");

        assertThat(handedOver).hasSize(1);
        step();
        assertThat(done).containsExactly("a1");
        step();
        assertThat(done).containsExactly("a1", "a2");
        assertThat(handedOver).isEmpty();
    }

    @Test
    void executesLanesBesideEachOther() {
        give("a", "a1");
        give("b", "b1");

        assertThat(handedOver).hasSize(2);
    }

    @Test
    void givesWayToOtherLanesAfterEveryTask() {
        give("a", "a1");
        give("a", "a2");
        give("b", "b1");

        step();
        step();
        assertThat(done).containsExactly("a1", "b1");
    }

    @Test
    void goesOnAfterALaneWasIdle() {
        give("a", "a1");
        step();

        give("a", "a2");
        step();

        assertThat(done).containsExactly("a1", "a2");
    }

    private void give(String lane, String name) {
        lanes.execute(lane, () -> done.add(name));
    }

    private void step() {
        handedOver.remove().run();
    }
}
