package dev.preflight.adapters.runbook;

import dev.preflight.adapters.runbook.tree.Place;
import dev.preflight.core.cure.Cure;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cure as a file has it.
 *
 * @param symptoms the quoted texts of its symptom, by which its check is found
 * @param namedCheck the check that it names; null if it names none
 * @param cure what it does
 * @param scripts of the cure, each with its place
 * @param byHand what a person is to do, where nothing can be run; may be empty
 */
public record CureEntry(
        Place place,
        String title,
        List<String> symptoms,
        @Nullable Reference namedCheck,
        Cure cure,
        List<ScriptEntry> scripts,
        String byHand) {
    public CureEntry {
        symptoms = List.copyOf(symptoms);
        scripts = List.copyOf(scripts);
    }

    /** The check that it names. */
    public Optional<Reference> check() {
        return Optional.ofNullable(namedCheck);
    }

    /**
     * A check named by its id, title or number.
     *
     * @param name as written
     */
    public record Reference(Place place, String name) {}

    /**
     * A script of a cure.
     *
     * @param place where it begins
     */
    public record ScriptEntry(Place place, String script) {}
}
