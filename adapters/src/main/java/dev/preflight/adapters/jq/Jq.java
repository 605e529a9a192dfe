package dev.preflight.adapters.jq;

import dev.preflight.adapters.library.Library;
import dev.preflight.adapters.library.LibraryException;

/** Loads the evaluator of jq expressions when it is first needed. */
public final class Jq {
    private static final Library<JqCompiler> LIBRARY =
            new Library<>(
                    JqCompiler.class,
                    "dev.preflight.adapters.jacksonjq.JacksonJqCompiler",
                    "jackson-jq");

    private Jq() {}

    /**
     * As {@link JqCompiler#compile}, with the one compiler of this process.
     *
     * @throws JqException also if there is no compiler to be had
     */
    public static JqCondition compile(String expression) throws JqException {
        try {
            return LIBRARY.get().compile(expression);
        } catch (LibraryException incomplete) {
            throw new JqException(String.valueOf(incomplete.getMessage()));
        }
    }
}
