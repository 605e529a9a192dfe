package dev.preflight.service.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DebounceTest {
    private static final Duration WINDOW = Duration.ofMillis(250);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final ManualLater later = new ManualLater();
    private final Debounce debounce = new Debounce(WINDOW, later);
    private final List<String> done = new ArrayList<>();

    @Test
    void runsTheFirstCallAtOnce() {
        call("shop", "a");

        later.advance(Duration.ZERO);

        assertThat(done).containsExactly("a at 0");
    }

    @Test
    void runsTheFirstOfThoseWithinTheWindowAtItsEnd() {
        call("shop", "a");
        later.advance(MOMENT);
        call("shop", "b");
        call("shop", "c");

        later.advance(WINDOW);

        assertThat(done).containsExactly("a at 0", "b at 250");
    }

    @Test
    void runsAtOnceAgainWhenAWindowHasPassedWithoutACall() {
        call("shop", "a");
        later.advance(WINDOW);
        call("shop", "b");

        later.advance(Duration.ZERO);

        assertThat(done).containsExactly("a at 0", "b at 250");
    }

    @Test
    void opensAnotherWindowAfterWhatWaited() {
        call("shop", "a");
        call("shop", "b");
        later.advance(WINDOW);
        call("shop", "c");

        later.advance(WINDOW);

        assertThat(done).containsExactly("a at 0", "b at 250", "c at 500");
    }

    @Test
    void keepsKeysApart() {
        call("shop", "a");
        call("lab", "b");

        later.advance(Duration.ZERO);

        assertThat(done).containsExactly("a at 0", "b at 0");
    }

    @Test
    void makesAHandfulOfAStorm() {
        for (int i = 0; i < 1_000; i++) {
            call("shop", "event " + i);
            later.advance(MOMENT);
        }
        later.advance(WINDOW);

        assertThat(done)
                .containsExactly(
                        "event 0 at 0",
                        "event 1 at 250",
                        "event 250 at 500",
                        "event 500 at 750",
                        "event 750 at 1000");
    }

    @Test
    void holdsNothingForWhatIsCalm() {
        call("shop", "a");
        call("shop", "b");

        later.advance(WINDOW.multipliedBy(2));

        assertThat(later.waiting()).isZero();
    }

    private void call(String key, String name) {
        debounce.call(key, () -> done.add(name + " at " + later.now().toMillis()));
    }
}
