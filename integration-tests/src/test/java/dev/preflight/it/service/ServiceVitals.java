package dev.preflight.it.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.it.stack.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a service takes of its machine.
 *
 * @param rssKib what of it is in memory, after a collection of its garbage
 * @param liveKib what it can reach on its heap
 * @param threads of it
 * @param files that it holds open, connections among them
 * @param ledgerKib the service's ledger on the disk, without its log, whose size goes up and down
 */
record ServiceVitals(long rssKib, long liveKib, long threads, long files, long ledgerKib) {
    /** As they are now; has the garbage collected. */
    static ServiceVitals of(long pid, Path ledger) {
        long live = liveBytes(pid);
        return new ServiceVitals(
                status(pid, "VmRSS"),
                live / 1024,
                status(pid, "Threads"),
                files(pid),
                size(ledger) / 1024);
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

    /** That nothing has grown since, but for what moves up and down by itself. */
    void assertNotAbove(ServiceVitals before) {
        assertThat(liveKib)
                .as("heap: %s, %s", before, this)
                .isLessThan(before.liveKib + before.liveKib / 10 + 4 * 1024);
        // Code that is compiled late, and buffers, are in it.
        assertThat(rssKib)
                .as("memory: %s, %s", before, this)
                .isLessThan(before.rssKib + before.rssKib / 4 + 16 * 1024);
        // Those that come and go: of the compiler, of connections.
        assertThat(threads).as("%s, %s", before, this).isLessThanOrEqualTo(before.threads + 12);
        assertThat(files).as("%s, %s", before, this).isLessThanOrEqualTo(before.files + 16);
    }

    static void printHeader() {
        System.out.printf(
                "%-8s %10s %10s %8s %8s %12s%n",
                "", "RSS KiB", "live KiB", "threads", "files", "ledger KiB");
    }

    void print(String when) {
        System.out.printf(
                "%-8s %10d %10d %8d %8d %12d%n", when, rssKib, liveKib, threads, files, ledgerKib);
    }
}
