package dev.preflight.adapters.runbook.condition;

import java.util.List;

/** The structure of a bash script, as far as it tells what is printed last. */
sealed interface Shell {
    /** Stands in a word for what is only known when the script runs. */
    char UNKNOWN = '\uFFFF';

    /**
     * Commands joined by {@code &&} and {@code ||}.
     *
     * @param links at least one
     */
    record Chain(List<Link> links) {
        public Chain {
            links = List.copyOf(links);
        }
    }

    /**
     * A command of a chain.
     *
     * @param operator {@code &&} or {@code ||}; empty for the first
     */
    record Link(String operator, Shell command) {}

    /**
     * A program with its arguments.
     *
     * @param words without their quotes, with {@link #UNKNOWN} for what is expanded
     * @param isRedirected whether what it prints goes elsewhere
     * @param line in which it starts, from 1
     */
    record Simple(List<String> words, boolean isRedirected, int line) implements Shell {
        public Simple {
            words = List.copyOf(words);
        }

        String name() {
            return words.isEmpty() ? "" : words.get(0);
        }
    }

    /** Commands in braces or in round brackets. */
    record Group(List<Chain> body) implements Shell {
        public Group {
            body = List.copyOf(body);
        }
    }

    /**
     * An {@code if}.
     *
     * @param bodies of then, every elif and else, in order
     * @param hasElse whether one of them is carried out for certain
     */
    record If(List<List<Chain>> bodies, boolean hasElse) implements Shell {
        public If {
            bodies = bodies.stream().map(List::copyOf).toList();
        }
    }

    /** The definition of a function, which prints nothing. */
    record Definition() implements Shell {}

    /** Anything else: a pipeline, a loop, a case. */
    record Opaque() implements Shell {}
}
