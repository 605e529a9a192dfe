package dev.preflight.adapters.jq;

/** Compiles jq expressions. */
@FunctionalInterface
public interface JqCompiler {
    /**
     * The condition that the expression holds.
     *
     * @throws JqException if it is not jq, or calls what does not exist
     */
    JqCondition compile(String expression) throws JqException;
}
