package dev.preflight.adapters.runbook.tree;

import java.util.List;
import java.util.Optional;

/** A part of a runbook file, with its place. */
public sealed interface Node {
    Place place();

    /** What it is, for people: {@code a text}. */
    String kind();

    /**
     * A text. Numbers and the like are texts, too: what reads them says what they mean.
     *
     * @param value as it was written, without the notation's own quotes
     */
    record Text(Place place, String value) implements Node {
        @Override
        public String kind() {
            return "a text";
        }

        /** Whether nothing was written at all. */
        public boolean isEmpty() {
            return value.isEmpty();
        }
    }

    /**
     * A list.
     *
     * @param items in their order
     */
    record Items(Place place, List<Node> items) implements Node {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /**
     * Named parts.
     *
     * @param fields in their order, each name once
     */
    record Fields(Place place, List<Field> fields) implements Node {
        public Fields {
            fields = List.copyOf(fields);
        }

        public Optional<Node> get(String key) {
            return fields.stream()
                    .filter(field -> field.key().equals(key))
                    .map(Field::value)
                    .findFirst();
        }

        @Override
        public String kind() {
            return "fields with names";
        }
    }

    /**
     * A named part.
     *
     * @param place of the name
     * @param key the name
     * @param value what it names
     */
    record Field(Place place, String key, Node value) {}
}
