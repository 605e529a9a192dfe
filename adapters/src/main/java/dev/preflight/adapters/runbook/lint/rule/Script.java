package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.CheckEntry;
import dev.preflight.adapters.runbook.CureEntry;
import dev.preflight.adapters.runbook.lint.shell.Block;
import dev.preflight.adapters.runbook.lint.shell.ShellReader;
import dev.preflight.adapters.runbook.tree.Place;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A script of a runbook.
 *
 * @param place where it begins; all of its lines begin in the same column
 * @param ofCheck the check that judges by it; null for one of a cure
 * @param ofCure the cure that it is part of; null for one of a check
 * @param tree of it; null if it is not understood
 */
public record Script(
        Place place,
        String text,
        @Nullable CheckEntry ofCheck,
        @Nullable CureEntry ofCure,
        @Nullable Block tree) {
    // In the words of the grammar: what says that the output is judged, and not only the status.
    private static final List<String> ON_OUTPUT =
            List.of("line", "output is \"", "output is empty", "contains", "match", "jq");

    static Script of(CheckEntry check, Place place, String text) {
        return new Script(place, text, check, null, ShellReader.read(text).orElse(null));
    }

    static Script of(CureEntry cure, Place place, String text) {
        return new Script(place, text, null, cure, ShellReader.read(text).orElse(null));
    }

    boolean isUnderstood() {
        return tree != null;
    }

    Block block() {
        return tree == null ? Block.NOTHING : tree;
    }

    Optional<CheckEntry> check() {
        return Optional.ofNullable(ofCheck);
    }

    Optional<CureEntry> cure() {
        return Optional.ofNullable(ofCure);
    }

    /** Whether its exit status is all that its check looks at. */
    boolean isJudgedByStatus() {
        String condition = condition();
        boolean isOnStatus =
                condition.contains("exit status") || condition.contains("command succeeds");
        return isOnStatus
                && ON_OUTPUT.stream().noneMatch(condition::contains)
                && !Sentinel.endsIn(block());
    }

    /** Whether its check also wants to see that it says something. */
    boolean mustSaySomething() {
        return condition().contains("with output") || condition().contains("output is not empty");
    }

    private String condition() {
        return check().map(it -> it.condition().text().toLowerCase(Locale.ROOT)).orElse("");
    }

    /** Where a part of it stands in the file. */
    Place at(int offset) {
        String before = text.substring(0, offset);
        int line = place.line() + (int) before.chars().filter(it -> it == '\n').count();
        int column = offset - before.lastIndexOf('\n') - 1;
        return new Place(place.file(), line, place.column() + column);
    }
}
