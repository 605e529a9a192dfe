package dev.preflight.core.check;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names a check within its runbook.
 *
 * @param value lower-case words joined by dashes, as in {@code worker-types}
 */
public record CheckId(String value) {
    // Possessive, since else a long id overflows the stack.
    private static final Pattern FORM = Pattern.compile("[a-z0-9]++(?:-[a-z0-9]++)*+");

    public CheckId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no check id: lower-case words joined by dashes, as in worker-types"
                            .formatted(value));
        }
    }

    @Override
    public String toString() {
        return value;
    }

    // By hand: the generated ones are made at run time, which costs a short run 20 ms.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CheckId that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
