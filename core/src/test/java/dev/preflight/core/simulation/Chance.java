package dev.preflight.core.simulation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Everything in a history that could be otherwise is decided here, by its seed. */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    /** True once in so many times; never for 0. */
    boolean oneIn(int times) {
        return times > 0 && random.nextInt(times) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** To the millisecond, so that hardly ever two things happen at once. */
    Duration between(Duration least, Duration most) {
        long millis = most.minus(least).toMillis();
        return least.plusMillis(random.nextLong(millis + 1));
    }

    Duration seconds(int least, int most) {
        return between(Duration.ofSeconds(least), Duration.ofSeconds(most));
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
