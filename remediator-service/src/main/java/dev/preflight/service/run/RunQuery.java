package dev.preflight.service.run;

import org.jspecify.annotations.Nullable;

/**
 * Which runs are asked for.
 *
 * @param target its name; null for all
 * @param runbook its name; null for all
 * @param before the id that those asked for are older than; null to begin with the newest
 * @param limit how many at most; at least one
 */
public record RunQuery(
        @Nullable String target, @Nullable String runbook, @Nullable String before, int limit) {
    boolean matches(Run run) {
        return (target == null || target.equals(run.order().target().name()))
                && (runbook == null || runbook.equals(run.order().runbook().name()))
                && (before == null || run.id().compareTo(before) < 0);
    }
}
