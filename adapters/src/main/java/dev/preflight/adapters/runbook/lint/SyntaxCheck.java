package dev.preflight.adapters.runbook.lint;

import java.util.Optional;

/** Asks a shell whether it can read a script, without running it. */
public interface SyntaxCheck {
    /**
     * What the shell does not like.
     *
     * @return empty if it likes the script, or cannot be asked
     * @throws InterruptedException if told to stop
     */
    Optional<Complaint> check(String script) throws InterruptedException;

    /**
     * What a shell says.
     *
     * @param line of the script, from 1
     * @param message in its own words
     */
    record Complaint(int line, String message) {}
}
