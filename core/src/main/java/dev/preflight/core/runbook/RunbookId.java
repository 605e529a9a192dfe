package dev.preflight.core.runbook;

/**
 * Names a runbook.
 *
 * @param value a bundled runbook's name, or what a file's title makes; not blank
 */
public record RunbookId(String value) {
    public RunbookId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a runbook id must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
