package dev.preflight.it.command;

import dev.preflight.it.stack.WorkerStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The packaged command, to be started as a process of its own with nothing of this process's
 * environment but what finds the programs and the engine.
 */
public final class PackagedCli {
    private static final List<String> PASSED_ON =
            List.of(
                    "PATH",
                    "HOME",
                    "DOCKER_CONFIG",
                    "DOCKER_CONTEXT",
                    "DOCKER_HOST",
                    "DOCKER_TLS_VERIFY",
                    "DOCKER_CERT_PATH");

    private static final Path JAR =
            Path.of(System.getProperty("preflight.distribution"), "preflight.jar")
                    .toAbsolutePath()
                    .normalize();

    private final List<String> program;
    private final Path scratch;
    private final Path directory;
    private final Map<String, String> environment;
    private final List<RunningCli> started;

    private PackagedCli(
            List<String> program,
            Path scratch,
            Path directory,
            Map<String, String> environment,
            List<RunningCli> started) {
        this.program = List.copyOf(program);
        this.scratch = scratch;
        this.directory = directory;
        this.environment = Map.copyOf(environment);
        this.started = started;
    }

    /**
     * The command in an empty directory.
     *
     * @param scratch takes its output and its state; made if need be
     */
    public static PackagedCli alone(Path scratch) {
        Path directory = made(scratch.resolve("directory"));
        return new PackagedCli(
                        program(JAR), scratch, directory, inherited(), new CopyOnWriteArrayList<>())
                .with("PREFLIGHT_STATE_DIR", scratch.resolve("state").toString());
    }

    /**
     * The same in the launcher's words: what is called is {@code ./preflight} of this checkout, on
     * the JDK of this process.
     */
    public static PackagedCli launched(Path scratch) {
        Path launcher = Path.of(System.getProperty("preflight.launcher")).normalize();
        return new PackagedCli(
                        obeyingSignals(launcher.toString()),
                        scratch,
                        made(scratch.resolve("directory")),
                        inherited(),
                        new CopyOnWriteArrayList<>())
                .with("PREFLIGHT_STATE_DIR", scratch.resolve("state").toString())
                .with("PREFLIGHT_JAVA_HOME", System.getProperty("java.home"));
    }

    /** The command in the directory of a stack, with what it needs to find it. */
    public static PackagedCli on(WorkerStack stack, Path scratch) {
        PackagedCli cli = alone(scratch).in(stack.directory());
        for (Map.Entry<String, String> variable : stack.environment().entrySet()) {
            cli = cli.with(variable.getKey(), variable.getValue());
        }
        return cli;
    }

    /** The same command, called in another directory. */
    public PackagedCli in(Path other) {
        return new PackagedCli(program, scratch, other, environment, started);
    }

    /** The same command, called by a user without any rights, in that one's directory. */
    public PackagedCli by(Stranger stranger) {
        Path home = stranger.directory();
        return new PackagedCli(stranger.program(), scratch, home, environment, started)
                .with("HOME", home.toString())
                .with("DOCKER_CONFIG", home.toString());
    }

    /** The same command, with one more variable in its environment. */
    public PackagedCli with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new PackagedCli(program, scratch, directory, more, started);
    }

    /** Where it keeps its ledger, unless told otherwise. */
    public Path stateDirectory() {
        return scratch.resolve("state");
    }

    /** The directory that it is called in. */
    public Path directory() {
        return directory;
    }

    /** Runs it to its end, which must come within two minutes. */
    public CliRun run(String... arguments) {
        return start(arguments).end();
    }

    /** Starts it. */
    public RunningCli start(String... arguments) {
        Path output = made(scratch.resolve("run-" + (started.size() + 1)));
        List<String> line = new ArrayList<>(program);
        line.addAll(List.of(arguments));
        RunningCli running = RunningCli.start(line, directory, environment, output);
        started.add(running);
        return running;
    }

    /** Everything that was said by all that was started from this command and its likes. */
    public String transcript() {
        StringBuilder text = new StringBuilder();
        started.forEach(it -> text.append(it.describe()).append('\n'));
        return text.toString();
    }

    /** Ends what is still running. */
    public void endAll() {
        started.forEach(RunningCli::kill);
    }

    /** What starts the command, before its arguments. */
    static List<String> program(Path jar) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return obeyingSignals(java, "-jar", jar.toString());
    }

    // A build in the background is started with SIGINT ignored, and passes that on.
    private static List<String> obeyingSignals(String... program) {
        List<String> line = new ArrayList<>(List.of("env", "--default-signal=INT,TERM"));
        line.addAll(List.of(program));
        return line;
    }

    private static Map<String, String> inherited() {
        Map<String, String> inherited = new HashMap<>(System.getenv());
        inherited.keySet().retainAll(PASSED_ON);
        return inherited;
    }

    private static Path made(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
