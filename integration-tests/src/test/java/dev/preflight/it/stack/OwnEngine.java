package dev.preflight.it.stack;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A second container engine on this machine, which a test may end and start again; its containers
 * end with it, and have no network. Needs {@code dockerd}, and the rights of root.
 */
public final class OwnEngine implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/dockerd");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(10);
    private static final byte[] PING =
            "GET /_ping HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Path directory;
    private final String image;
    private @Nullable Process process;

    private OwnEngine(Path directory, String image) {
        this.directory = directory;
        this.image = image;
    }

    /** Starts one, with an image; without a program for it the test is skipped. */
    public static OwnEngine start() throws IOException {
        boolean isPossible =
                Files.isExecutable(PROGRAM) && "root".equals(System.getProperty("user.name"));
        if (!isPossible && Boolean.parseBoolean(System.getenv("PREFLIGHT_REQUIRE_DOCKER"))) {
            throw new IllegalStateException(
                    "PREFLIGHT_REQUIRE_DOCKER is true, but this is not root, or there is no "
                            + PROGRAM);
        }
        assumeTrue(isPossible, "this is not root, or there is no " + PROGRAM);
        Busybox busybox = Busybox.find().orElseThrow(() -> new IllegalStateException("no busybox"));
        OwnEngine engine =
                new OwnEngine(
                        // Not the test's: what is mounted in it must go first.
                        Files.createTempDirectory("own-engine"), new StackImage(busybox).name());
        try {
            engine.startAgain();
            engine.loadImage();
            return engine;
        } catch (RuntimeException | Error e) {
            engine.close();
            throw e;
        }
    }

    /** Starts it, and returns when it has answered for the first time. */
    public Instant startAgain() {
        try {
            Path settings = Files.writeString(directory.resolve("settings.json"), "{}");
            process =
                    new ProcessBuilder(
                                    // One without a bridge removes that of the machine's engine.
                                    "unshare",
                                    "--net",
                                    PROGRAM.toString(),
                                    "--config-file=" + settings,
                                    "--host=" + endpoint(),
                                    "--data-root=" + directory.resolve("data"),
                                    "--exec-root=" + directory.resolve("exec"),
                                    "--pidfile=" + directory.resolve("pid"),
                                    "--bridge=none",
                                    "--iptables=false",
                                    "--ip6tables=false")
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(
                                            directory.resolve("log").toFile()))
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await("the engine answers")
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .until(this::answers);
        return Instant.now();
    }

    private boolean answers() {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket()));
            channel.write(ByteBuffer.wrap(PING));
            ByteBuffer answer = ByteBuffer.allocate("HTTP/1.0 200".length());
            while (answer.hasRemaining() && channel.read(answer) >= 0) {
                // Goes on until the status is there.
            }
            return new String(answer.array(), StandardCharsets.US_ASCII).endsWith(" 200");
        } catch (IOException notYet) {
            return false;
        }
    }

    private void loadImage() {
        Path tar = directory.resolve("image.tar");
        Command.of("docker", "save", "--output=" + tar, image).run().orFail();
        docker("load", "--input=" + tar);
    }

    /** Runs a container of a service that lasts until it is stopped. */
    public void run(String project, String service) {
        docker(
                "run",
                "--detach",
                "--network=none",
                "--stop-timeout=1",
                "--name=" + container(project, service),
                "--label=com.docker.compose.project=" + project,
                "--label=com.docker.compose.service=" + service,
                "--label=com.docker.compose.container-number=1",
                "--label=com.docker.compose.oneoff=False",
                image,
                "/bin/sh",
                "-c",
                "trap 'exit 0' TERM; while :; do sleep 60 & wait $!; done");
    }

    private static String container(String project, String service) {
        return project + "-" + service + "-1";
    }

    public boolean runs(String project, String service) {
        String name = container(project, service);
        return docker("container", "inspect", "--format={{.State.Running}}", name)
                .strip()
                .equals("true");
    }

    /** Kills the container of a service; it has ended by the return, or is about to. */
    public void kill(String project, String service) {
        docker("kill", container(project, service));
    }

    /** Removes all its containers. */
    public void clear() {
        docker("ps", "--all", "--quiet").lines().forEach(id -> docker("rm", "--force", id));
    }

    /** Tells it to end, which it does when it has ended its containers. */
    public void stop() {
        running().destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!running().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the engine did not end in " + PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("not started");
        }
        return process;
    }

    public Path socket() {
        return directory.resolve("docker.sock");
    }

    /** Where it is, as a client is told. */
    public String endpoint() {
        return "unix://" + socket();
    }

    private String docker(String... arguments) {
        List<String> line = new ArrayList<>(List.of("docker", "--host=" + endpoint()));
        line.addAll(List.of(arguments));
        return Command.of(line.toArray(String[]::new)).run().orFail();
    }

    /** The last that it has said, for the message of a test that failed. */
    public String describe() {
        return Command.of("tail", "-n", "30", directory.resolve("log").toString()).run().describe();
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            clear();
            stop();
        }
        Command.of("rm", "-rf", "--one-file-system", directory.toString()).run().orFail();
    }
}
