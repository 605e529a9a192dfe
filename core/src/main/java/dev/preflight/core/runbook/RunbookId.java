package dev.preflight.core.runbook;

import org.jspecify.annotations.Nullable;

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

    // By hand: the generated ones are made at run time, which costs a short run 20 ms.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RunbookId that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
