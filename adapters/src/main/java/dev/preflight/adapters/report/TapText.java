package dev.preflight.adapters.report;

/** A TAP document in the making: knows how many test points it has, and lets none be forged. */
final class TapText {
    private final StringBuilder document = new StringBuilder("TAP version 14\n");
    private int points;

    TapText(int planned) {
        document.append("1..").append(planned).append('\n');
    }

    void comment(String text) {
        document.append("# ").append(OneLine.of(text)).append('\n');
    }

    void point(boolean good, String name) {
        document.append(good ? "ok " : "not ok ").append(++points).append(" - ");
        document.append(escaped(name)).append('\n');
    }

    /** A test point that was not run, which neither passed nor failed. */
    void skipped(String name, String reason) {
        document.append("ok ").append(++points).append(" - ").append(escaped(name));
        document.append(" # SKIP ").append(OneLine.of(reason)).append('\n');
    }

    /** Adds these to the test point before. */
    void diagnostics(TapYaml yaml) {
        document.append("  ---\n").append(yaml).append("  ...\n");
    }

    @Override
    public String toString() {
        return document.toString();
    }

    private static String escaped(String name) {
        return OneLine.of(name).replace("\\", "\\\\").replace("#", "\\#");
    }
}
