package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.shell.Block;
import dev.preflight.adapters.runbook.lint.shell.Command;
import dev.preflight.adapters.runbook.lint.shell.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A list of containers and what is made of it.
 *
 * @param docker the command that lists
 * @param filters that its output goes through
 */
record Listing(DockerCommand docker, List<Command.Simple> filters) {
    Listing {
        filters = List.copyOf(filters);
    }

    static List<Listing> in(Script script) {
        List<Listing> listings = new ArrayList<>();
        for (Block.Placed placed : script.block().all(Block.Role.SCRIPT)) {
            for (Pipeline pipeline : placed.block().pipelines()) {
                Optional<DockerCommand> docker =
                        DockerCommand.of(pipeline.first()).filter(DockerCommand::isListing);
                docker.ifPresent(it -> listings.add(new Listing(it, pipeline.simpleFrom(1))));
            }
        }
        return listings;
    }

    String format() {
        return docker.valueOf("--format").orElse("");
    }

    boolean isJson() {
        return format().toLowerCase(Locale.ROOT).contains("json");
    }

    /** Whether it prints names or ids alone, one a line. */
    boolean isQuiet() {
        return docker.hasFlag('q') || docker.has("--quiet", "--services");
    }

    /** Whether a line of column names comes first. */
    boolean hasHeader() {
        return !isQuiet() && !isJson() && (format().isEmpty() || format().startsWith("table"));
    }

    /** Whether only containers in a state that was asked for are listed. */
    boolean isByState() {
        return docker.has("--status")
                || docker.valueOf("--filter", "-f")
                        .filter(it -> it.contains("status=") || it.contains("health="))
                        .isPresent();
    }

    /** Whether its lines tell the state. */
    boolean showsState() {
        boolean isInFormat = format().contains(".State") || format().contains(".Status");
        return isInFormat || isJson() || (format().isEmpty() && !isQuiet());
    }

    /** The command that counts its lines. */
    Optional<Command.Simple> counter() {
        return filters.stream().filter(Listing::counts).findFirst();
    }

    /** Those filters that keep lines which hold a pattern. */
    List<Command.Simple> greps() {
        return filters.stream().filter(it -> it.isNamed("grep", "egrep", "fgrep")).toList();
    }

    private static boolean counts(Command.Simple it) {
        return (it.isNamed("wc") && (it.hasFlag('l') || it.hasOption("--lines")))
                || (it.isNamed("grep", "egrep") && (it.hasFlag('c') || it.hasOption("--count")));
    }
}
