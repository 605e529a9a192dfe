package dev.preflight.service.security;

import java.util.Locale;

/** What it takes to be let through. */
enum Access {
    /** Nothing. */
    OPEN,
    /** To be somebody who may look. */
    VIEWER,
    /** To be somebody who may order. */
    OPERATOR;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
