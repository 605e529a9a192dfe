package dev.preflight.it.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.it.stack.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a service takes of its machine.
 *
 * @param rssKib what of it is in memory, after a collection of its garbage
 * @param liveKib what it can reach on its heap
 * @param threads of it, by their names
 * @param files that it holds open, connections among them
 * @param ledgerKib the service's ledger on the disk
 * @param logKib the ledger's log, beside it
 */
record ServiceVitals(
        long rssKib, long liveKib, List<String> threads, long files, long ledgerKib, long logKib) {
    // SQLite takes it into the file at 4 MiB.
    private static final long LOG_MOST_KIB = 5 * 1024;

    /** As they are now; has the garbage collected. */
    static ServiceVitals of(long pid, Path ledger) {
        long live = liveBytes(pid);
        return new ServiceVitals(
                status(pid, "VmRSS"),
                live / 1024,
                threads(pid),
                files(pid),
                size(ledger) / 1024,
                size(ledger.resolveSibling(ledger.getFileName() + "-wal")) / 1024);
    }

    // The histogram is taken after a full collection, whatever the collector; its last line is
    // as in "Total        123456       12345678".
    private static long liveBytes(long pid) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String histogram =
                Command.of(jcmd, String.valueOf(pid), "GC.class_histogram").run().orFail();
        String total =
                histogram
                        .lines()
                        .filter(line -> line.startsWith("Total"))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(histogram));
        return Long.parseLong(total.substring(total.lastIndexOf(' ') + 1));
    }

    private static long status(long pid, String field) {
        try {
            List<String> lines = Files.readAllLines(Path.of("/proc/" + pid + "/status"), UTF_8);
            return lines.stream()
                    .filter(line -> line.startsWith(field + ":"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> threads(long pid) {
        try (Stream<Path> all = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return all.map(ServiceVitals::name).filter(name -> !name.isEmpty()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path task) {
        try {
            return Files.readString(task.resolve("comm"), UTF_8).strip();
        } catch (NoSuchFileException ended) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long files(long pid) {
        try (Stream<Path> all = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return all.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException absent) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That it takes no more memory, but for what moves up and down by itself. */
    void assertNotLarger(ServiceVitals before) {
        assertThat(liveKib).as("heap: %s, %s", before, this).isLessThan(allowed(before.liveKib));
        assertThat(rssKib).as("memory: %s, %s", before, this).isLessThan(allowed(before.rssKib));
    }

    /** That there is no more of what comes and goes; if there is, it may be about to go. */
    void assertNotMore(ServiceVitals before) {
        List<String> more = new ArrayList<>(threads);
        before.threads.forEach(more::remove);
        assertThat(threads.size())
                .as("threads that were not there: %s", more)
                .isLessThanOrEqualTo(before.threads.size() + 4);
        assertThat(files).as("%s, %s", before, this).isLessThanOrEqualTo(before.files + 8);
    }

    // A tenth, and what code that is compiled late takes.
    private static long allowed(long kib) {
        return kib + kib / 10 + 4 * 1024;
    }

    /** That the ledger is no larger than it may be. */
    void assertLedgerWithin(long mostKib) {
        assertThat(ledgerKib).as("ledger: %s", this).isLessThanOrEqualTo(mostKib);
        assertThat(logKib).as("log of the ledger: %s", this).isLessThan(LOG_MOST_KIB);
    }

    static void printHeader() {
        System.out.printf(
                "%-8s %10s %10s %8s %8s %12s %8s%n",
                "", "RSS KiB", "live KiB", "threads", "files", "ledger KiB", "log KiB");
    }

    void print(String when) {
        System.out.printf(
                "%-8s %10d %10d %8d %8d %12d %8d%n",
                when, rssKib, liveKib, threads.size(), files, ledgerKib, logKib);
    }
}
