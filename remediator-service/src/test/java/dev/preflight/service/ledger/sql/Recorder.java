package dev.preflight.service.ledger.sql;

import dev.preflight.core.check.Outcome;
import dev.preflight.core.remediation.Ledger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of its own that records incidents without end, and says what is committed. */
final class Recorder implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    private Recorder(Process process) {
        this.process = process;
        this.out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts one that names its incidents after itself. */
    static Recorder start(Path file, String name) throws IOException {
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                classPath,
                                Recorder.class.getName(),
                                file.toString(),
                                name)
                        .redirectError(file.resolveSibling(name + ".err").toFile())
                        .start();
        return new Recorder(process);
    }

    long pid() {
        return process.pid();
    }

    /** Waits until it has committed something. */
    void awaitCommit() throws IOException {
        String said = out.readLine();
        if (said == null) {
            throw new IllegalStateException("pid " + pid() + " ended before it committed anything");
        }
    }

    /** Reads so many commits, kills it, and returns all that it said before it died. */
    List<String> killAfter(int commits) throws IOException, InterruptedException {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < commits; i++) {
            said.add(String.valueOf(out.readLine()));
        }
        // Not by the process: that would throw away what it has said.
        process.toHandle().destroyForcibly();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.add(line);
        }
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("pid " + pid() + " survived being killed");
        }
        return said;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] args) throws Exception {
        InstantSource clock = InstantSource.system();
        SqliteLedger ledger = new SqliteLedger(Path.of(args[0]), clock);
        Ledger shop = ledger.incidents().of("shop");
        for (int i = 0; ; i++) {
            String id = args[1] + "-" + i;
            Story story = Story.opened(id, Story.SHOP, "check-" + id, clock.instant());
            shop.record(Story.SHOP, story.incident());
            System.out.println(id + " OPEN");
            shop.record(Story.SHOP, story.attempt().incident());
            System.out.println(id + " CURING");
            shop.record(Story.SHOP, story.acted().waited().observed(Outcome.PASS).incident());
            System.out.println(id + " HEALED");
        }
    }
}
