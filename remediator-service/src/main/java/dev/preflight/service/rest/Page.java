package dev.preflight.service.rest;

import jakarta.ws.rs.core.UriBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list whose newest come first.
 *
 * @param <T> what is listed
 * @param limit how many at most
 * @param hasOlder whether it goes on
 */
record Page<T>(List<T> items, int limit, boolean hasOlder) {
    Page {
        items = List.copyOf(items);
    }

    /**
     * The page of what was found.
     *
     * @param found at most one more than the limit, which shows whether there are older ones
     */
    static <T> Page<T> of(List<T> found, int limit) {
        return new Page<>(
                found.subList(0, Math.min(limit, found.size())), limit, found.size() > limit);
    }

    /** What a list was asked for with; null for nothing. */
    static Map<String, String> filters(
            String one, @Nullable String its, String other, @Nullable String others) {
        Map<String, String> filters = new LinkedHashMap<>();
        if (its != null) {
            filters.put(one, its);
        }
        if (others != null) {
            filters.put(other, others);
        }
        return filters;
    }

    /** Where older ones are; null if there are none. */
    @Nullable String next(UriBuilder path, Map<String, String> filters, Function<T, String> id) {
        if (!hasOlder) {
            return null;
        }
        filters.forEach(path::queryParam);
        // As a template: an id may hold anything.
        return path.queryParam("before", "{before}")
                .queryParam("limit", limit)
                .build(id.apply(items.get(items.size() - 1)))
                .toString();
    }
}
