package dev.preflight.cli;

import dev.preflight.adapters.bundled.BundledRunbooks;
import dev.preflight.adapters.runbook.RunbookFile;
import dev.preflight.adapters.runbook.RunbookReader;
import dev.preflight.adapters.runbook.lint.Finding;
import dev.preflight.adapters.runbook.lint.Finding.Severity;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.text.Printable;
import dev.preflight.core.runbook.Runbook;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the runbooks that are meant by their names: bundled ones, and files. */
final class Runbooks {
    private static final int MOST_SHOWN = 10;

    private static final Set<LintCode> IDLE_CURES =
            EnumSet.of(LintCode.CURE_WITHOUT_CHECK, LintCode.AMBIGUOUS_CURE, LintCode.WRONG_VALUE);

    private final Terminal terminal;

    Runbooks(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * The runbook of this name. If cures of it will never run, against its author's wish, that is
     * said now: later they would only be missed.
     *
     * @throws UsageException if there is none, or it makes no sense
     */
    Runbook named(String name) throws UsageException {
        Optional<Runbook> bundled = BundledRunbooks.named(name);
        if (bundled.isPresent()) {
            return bundled.get();
        }
        RunbookFile file = read(name);
        Optional<Runbook> runbook = file.runbook();
        if (runbook.isEmpty()) {
            throw new UsageException(unusable(file));
        }
        file.findings().stream()
                .filter(it -> IDLE_CURES.contains(it.code()) && it.severity() == Severity.WARNING)
                .forEach(it -> terminal.err().println(Printable.clean(it.toString())));
        return runbook.get();
    }

    /**
     * The file of this name as it was understood, bundled or not.
     *
     * @throws UsageException if there is none
     */
    RunbookFile file(String name) throws UsageException {
        Optional<RunbookFile> bundled = BundledRunbooks.file(name);
        return bundled.isPresent() ? bundled.get() : read(name);
    }

    private RunbookFile read(String name) throws UsageException {
        Path path;
        try {
            path = terminal.workingDirectory().resolve(name);
        } catch (InvalidPathException impossible) {
            throw new UsageException("'%s' is no possible file name".formatted(name));
        }
        if (!Files.exists(path)) {
            throw new UsageException(unknown(name));
        }
        return RunbookReader.read(path, name);
    }

    private static String unknown(String name) {
        List<String> known = BundledRunbooks.names();
        return "there is no runbook '%s'%s, and no such file; 'preflight runbooks' lists %s"
                .formatted(name, Suggestion.among(known, name), String.join(", ", known));
    }

    private static String unusable(RunbookFile file) {
        List<Finding> errors =
                file.findings().stream().filter(it -> it.severity() == Severity.ERROR).toList();
        String shown =
                errors.stream()
                        .limit(MOST_SHOWN)
                        .map(it -> "\n  " + it)
                        .collect(Collectors.joining());
        return "runbook '%s' makes no sense yet, so nothing was run:%s%s"
                .formatted(
                        file.name(),
                        shown,
                        errors.size() > MOST_SHOWN
                                ? "\n  and %d more: 'preflight lint %s'"
                                        .formatted(errors.size() - MOST_SHOWN, file.name())
                                : "");
    }
}
