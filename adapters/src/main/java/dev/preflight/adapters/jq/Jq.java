package dev.preflight.adapters.jq;

import dev.preflight.adapters.library.LibraryLoader;

/** Loads the evaluator of jq expressions when it is first needed. */
public final class Jq {
    private Jq() {}

    /** As {@link JqCompiler#compile}, with the one compiler of this process. */
    public static JqCondition compile(String expression) throws JqException {
        return Holder.COMPILER.compile(expression);
    }

    /** Made by the JVM once, at the first use. */
    private static final class Holder {
        private static final JqCompiler COMPILER =
                LibraryLoader.load(
                        JqCompiler.class,
                        "dev.preflight.adapters.jacksonjq.JacksonJqCompiler",
                        "jackson-jq");
    }
}
