package dev.preflight.core.runbook;

import dev.preflight.core.check.Assertion;
import dev.preflight.core.check.CheckId;
import dev.preflight.core.check.Severity;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.probe.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a target: a probe observes, an assertion judges.
 *
 * @param id unique in its runbook
 * @param title for people
 * @param probe what to observe
 * @param passIf the pass condition
 * @param failMessage the symptom: what to say when it definitely failed
 * @param severity what a failure means
 * @param timeout of one observation; null for the run's default
 * @param requires the checks that must pass before this one is probed
 * @param remedy what cures it; null when only a person can
 * @param advice what a person is to do about it; may be empty
 * @param source where it stands, as {@code file:line}; null if it was built in Java
 */
public record Check(
        CheckId id,
        String title,
        Probe probe,
        Assertion passIf,
        String failMessage,
        Severity severity,
        @Nullable Duration timeout,
        List<CheckId> requires,
        @Nullable Cure remedy,
        String advice,
        @Nullable String source) {

    public Check {
        requires = List.copyOf(requires);
    }

    /** Starts a check; it needs a probe and a pass condition. */
    public static Builder named(String id) {
        return new Builder(new CheckId(id));
    }

    public Optional<Cure> cure() {
        return Optional.ofNullable(remedy);
    }

    Check withCure(BiFunction<CheckId, Cure, Cure> change) {
        Cure changed = remedy == null ? null : change.apply(id, remedy);
        return new Check(
                id,
                title,
                probe,
                passIf,
                failMessage,
                severity,
                timeout,
                requires,
                changed,
                advice,
                source);
    }

    /** Builds one check, for {@link Runbook.Builder#check}. */
    public static final class Builder {
        private final CheckId id;
        private String title;
        private @Nullable Probe probe;
        private @Nullable Assertion passIf;
        private @Nullable String failMessage;
        private Severity severity = Severity.CRITICAL;
        private @Nullable Duration timeout;
        private final List<CheckId> requires = new ArrayList<>();
        private @Nullable Cure remedy;
        private String advice = "";
        private @Nullable String source;

        private Builder(CheckId id) {
            this.id = id;
            this.title = id.value();
        }

        public Builder title(String text) {
            title = text;
            return this;
        }

        public Builder probe(Probe what) {
            probe = what;
            return this;
        }

        public Builder passIf(Assertion condition) {
            passIf = condition;
            return this;
        }

        public Builder failMessage(String text) {
            failMessage = text;
            return this;
        }

        /** Makes a failure a warning, which stops nothing and is not cured. */
        public Builder onlyWarns() {
            severity = Severity.WARNING;
            return this;
        }

        public Builder timeout(Duration most) {
            timeout = most;
            return this;
        }

        public Builder requires(String... ids) {
            for (String required : ids) {
                requires.add(new CheckId(required));
            }
            return this;
        }

        public Builder cure(Cure.Builder cure) {
            return cure(cure.build());
        }

        public Builder cure(Cure cure) {
            remedy = cure;
            return this;
        }

        /** What a person is to do when there is no cure, or it did not help. */
        public Builder advice(String text) {
            advice = text;
            return this;
        }

        /** Where it stands, as {@code file:line}. */
        public Builder source(String place) {
            source = place;
            return this;
        }

        /**
         * Makes the check.
         *
         * @throws InvalidRunbookException if it has no probe or no pass condition
         */
        public Check build() {
            if (probe == null || passIf == null) {
                throw new InvalidRunbookException(
                        List.of("check '%s' needs a probe and a pass condition".formatted(id)));
            }
            String symptom = failMessage == null ? title + ": not so" : failMessage;
            return new Check(
                    id, title, probe, passIf, symptom, severity, timeout, requires, remedy, advice,
                    source);
        }
    }
}
