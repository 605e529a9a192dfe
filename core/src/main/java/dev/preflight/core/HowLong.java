package dev.preflight.core;

import java.time.Duration;

/** Lengths of time for people. Core has no time zone, so it says how long and never when. */
public final class HowLong {
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    private HowLong() {}

    /**
     * {@code 12 s}, {@code 2 min 5 s}, {@code 3 h 20 min} or {@code 2 d 4 h}: the two largest
     * units. A part of a second counts for a whole one, lest a wait seem over too soon; at least 0.
     */
    public static String inWords(Duration duration) {
        boolean isWhole = duration.getNano() == 0;
        long seconds = Math.max(0, duration.getSeconds() + (isWhole ? 0 : 1));
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        if (seconds < HOUR) {
            return both(seconds / MINUTE, "min", seconds % MINUTE, "s");
        }
        if (seconds < DAY) {
            return both(seconds / HOUR, "h", seconds % HOUR / MINUTE, "min");
        }
        return both(seconds / DAY, "d", seconds % DAY / HOUR, "h");
    }

    private static String both(long large, String unit, long small, String smallUnit) {
        String words = large + " " + unit;
        return small == 0 ? words : words + " " + small + " " + smallUnit;
    }
}
