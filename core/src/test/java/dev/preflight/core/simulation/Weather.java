package dev.preflight.core.simulation;

/**
 * How often what goes wrong in one history; once in so many times, 0 for never. Most histories have
 * only a few kinds of faults, since one that drowns in them gets nowhere.
 */
record Weather(
        int crash,
        int crashAtStep,
        int probe,
        int act,
        int ledger,
        int stop,
        int slow,
        int leaseLost,
        int leap,
        int person,
        int switching) {

    static final Weather CALM = new Weather(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

    static Weather of(Chance chance) {
        return new Weather(
                chance.oneOf(0, 0, 200, 60),
                chance.oneOf(0, 0, chance.between(1, 400)),
                chance.oneOf(0, 0, 20, 6),
                chance.oneOf(0, 4, 2),
                chance.oneOf(0, 0, 0, 40, 12),
                chance.oneOf(0, 0, 0, 100, 30),
                chance.oneOf(0, 8, 3),
                chance.oneOf(0, 0, 0, 12),
                chance.oneOf(0, 0, 6, 3),
                chance.oneOf(0, 0, 4, 2),
                chance.oneOf(1, 2, 5));
    }
}
