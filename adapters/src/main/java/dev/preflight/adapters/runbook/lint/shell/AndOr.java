package dev.preflight.adapters.runbook.lint.shell;

import java.util.List;

/**
 * Pipelines joined by {@code &&} and {@code ||}.
 *
 * @param pipelines one more than there are links
 * @param links between them
 * @param inBackground whether nobody waits for it
 */
public record AndOr(List<Pipeline> pipelines, List<Link> links, boolean inBackground) {
    /** What joins two pipelines. */
    public enum Link {
        AND,
        OR
    }

    public AndOr {
        pipelines = List.copyOf(pipelines);
        links = List.copyOf(links);
    }

    public Pipeline first() {
        return pipelines.get(0);
    }

    public Pipeline last() {
        return pipelines.get(pipelines.size() - 1);
    }

    public boolean isSingle() {
        return pipelines.size() == 1;
    }

    /** Whether it ends in {@code || what comes then}. */
    public boolean endsInOr() {
        return !links.isEmpty() && links.get(links.size() - 1) == Link.OR;
    }
}
