package dev.preflight.service.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/** Who makes the request that is being answered. */
@Singleton
public class Caller {
    static final String NOBODY_ASKED = "anonymous";

    private static final int LONGEST = 100;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private final SecurityIdentity identity;

    public Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * The name of the key or user, in one line; {@code anonymous} where nobody is asked. To be
     * called on the thread that the request is handled on, before anything is waited for.
     */
    public String name() {
        return identity.isAnonymous() ? NOBODY_ASKED : shown(identity.getPrincipal().getName());
    }

    // A token's issuer decides what is in it, and it goes to logs and the audit trail.
    static String shown(String name) {
        String clean = CONTROL.matcher(name).replaceAll("?");
        String text = clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
        return text.isBlank() ? NOBODY_ASKED : text;
    }
}
