package dev.preflight.core.target;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The secrets that runs on one target have met, for the runs that follow: what a cure exported, or
 * a container held that is gone, still stands in logs and files. In memory only, and no more than
 * the latest {@value #MOST}. Safe for threads.
 */
public final class SecretMemory {
    // Each is looked for in some twenty spellings, in every text of a run.
    static final int MOST = 500;

    /** The one that was met longest ago first. */
    private final Set<String> values = new LinkedHashSet<>();

    /** Remembers the secrets of an environment. */
    public synchronized void learn(Map<String, String> environment) {
        for (String value : Redactor.secretValues(environment).toList()) {
            values.remove(value);
            values.add(value);
        }
        Iterator<String> oldest = values.iterator();
        while (values.size() > MOST) {
            oldest.next();
            oldest.remove();
        }
    }

    /** A redactor that knows what is remembered now. */
    public synchronized Redactor redactor() {
        return Redactor.ofValues(values);
    }

    /** Without the values. */
    @Override
    public synchronized String toString() {
        return "SecretMemory[" + values.size() + "]";
    }
}
