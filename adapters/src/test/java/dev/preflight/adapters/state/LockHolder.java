package dev.preflight.adapters.state;

import dev.preflight.core.remediation.TargetLock;
import dev.preflight.core.target.TargetId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of its own that takes a lock and holds it until its standard input ends. */
final class LockHolder implements AutoCloseable {
    private final Process process;

    private LockHolder(Process process) {
        this.process = process;
    }

    static LockHolder start(Path directory, TargetId target) throws IOException {
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-cp",
                                        classPath,
                                        LockHolder.class.getName(),
                                        directory.toString(),
                                        target.value()))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String said = out.readLine();
        if (!"held".equals(said)) {
            process.destroyForcibly();
            throw new IllegalStateException("the lock holder said: " + said);
        }
        return new LockHolder(process);
    }

    long pid() {
        return process.pid();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("pid " + pid() + " survived being killed");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] args) throws Exception {
        TargetLock lock =
                new FileTargetLock(
                        Path.of(args[0]),
                        "preflight heal",
                        LockPace.standard(),
                        InstantSource.system());
        TargetLock.Grant grant =
                lock.acquire(new TargetId(args[1]), Duration.ofSeconds(10), who -> {});
        System.out.println(grant.lease() == null ? grant.reason() : "held");
        System.out.flush();
        while (System.in.read() >= 0) {}
    }
}
