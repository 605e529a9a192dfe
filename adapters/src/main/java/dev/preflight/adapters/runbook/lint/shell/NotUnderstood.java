package dev.preflight.adapters.runbook.lint.shell;

/** A script is not what this reader knows of bash; caught where reading began. */
final class NotUnderstood extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotUnderstood(int offset) {
        super("at offset " + offset, null, false, false);
    }
}
