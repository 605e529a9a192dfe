package dev.preflight.adapters.state;

import dev.preflight.adapters.FileProblem;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.remediation.Ledger;
import dev.preflight.core.remediation.LedgerException;
import dev.preflight.core.remediation.Pause;
import dev.preflight.core.remediation.TargetHistory;
import dev.preflight.core.target.TargetId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * A ledger of one JSON file per target, {@value LedgerFormat#SCHEMA}. A file that cannot be read is
 * never overwritten. Writers of one target exclude each other by the target's lock.
 */
public final class FileLedger implements Ledger {
    static final int MOST_BYTES = 16 * 1024 * 1024;

    private final StateDirectory directory;
    private final InstantSource clock;

    /** A ledger in this directory, which is created when something is first recorded. */
    public FileLedger(StateDirectory directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** The target's file, whether it is there or not. */
    public Path file(TargetId target) {
        return directory.path().resolve(TargetFileName.of(target, ".json"));
    }

    @Override
    public TargetHistory load(TargetId target) throws LedgerException {
        TargetHistory history = read(target, file(target));
        List<Pause> pauses = read(target, pauseFile(target)).pauses();
        return pauses.isEmpty() ? history : history.with(pauses);
    }

    /**
     * Replaces the pauses of a target. They have a file of their own, so that they can be ordered
     * while somebody holds the target's lock.
     *
     * @throws LedgerException if they could not be made durable
     */
    public void replacePauses(TargetId target, List<Pause> pauses) throws LedgerException {
        Path file = pauseFile(target);
        if (pauses.isEmpty() && !Files.exists(file)) {
            return;
        }
        write(target, file, new TargetHistory(List.of(), pauses));
    }

    private Path pauseFile(TargetId target) {
        return directory.path().resolve(TargetFileName.of(target, ".pauses.json"));
    }

    private TargetHistory read(TargetId target, Path file) throws LedgerException {
        try {
            return LedgerFormat.read(target, new DurableFile(file).read(MOST_BYTES));
        } catch (NoSuchFileException e) {
            return TargetHistory.empty();
        } catch (MalformedException e) {
            throw new LedgerException(unreadable(file, e.problem()), e);
        } catch (IOException e) {
            String problem = directory.problem();
            throw new LedgerException(
                    problem == null ? unreadable(file, FileProblem.of(e)) : problem, e);
        }
    }

    @Override
    public void record(TargetId target, Incident incident) throws LedgerException {
        if (!incident.target().equals(target)) {
            throw new IllegalArgumentException(
                    "incident "
                            + incident.id()
                            + " is of "
                            + incident.target()
                            + ", not "
                            + target);
        }
        Path file = file(target);
        write(target, file, read(target, file).with(incident).trimmed(clock.instant()));
    }

    private void write(TargetId target, Path file, TargetHistory history) throws LedgerException {
        try {
            directory.create();
            new DurableFile(file).replace(toBytes(target, history));
        } catch (IOException e) {
            String problem = directory.problem();
            throw new LedgerException(
                    problem == null ? unwritable(file, FileProblem.of(e)) : problem, e);
        }
    }

    private static byte[] toBytes(TargetId target, TargetHistory history) throws IOException {
        byte[] bytes = LedgerFormat.write(target, history);
        if (bytes.length > MOST_BYTES) {
            bytes = LedgerFormat.write(target, Details.dropped(history));
        }
        if (bytes.length > MOST_BYTES) {
            throw new IOException("it would become larger than " + MOST_BYTES + " bytes");
        }
        return bytes;
    }

    private static String unwritable(Path file, String problem) {
        return "the ledger file "
                + file
                + " cannot be written: "
                + problem
                + "; what it held is kept, and nothing is cured. Make room or make its"
                + " directory writable, or name another one in PREFLIGHT_STATE_DIR";
    }

    private static String unreadable(Path file, String problem) {
        return "the ledger file "
                + file
                + " cannot be read: "
                + problem
                + "; it is left as it is, and nothing is cured. Mend it, or move it away: the next"
                + " run then starts with a fresh budget";
    }
}
