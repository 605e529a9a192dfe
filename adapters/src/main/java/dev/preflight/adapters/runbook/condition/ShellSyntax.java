package dev.preflight.adapters.runbook.condition;

/** A script that the reader of scripts does not follow; bash may well do. */
final class ShellSyntax extends Exception {
    ShellSyntax(String message) {
        super(message);
    }
}
