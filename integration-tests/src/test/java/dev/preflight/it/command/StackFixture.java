package dev.preflight.it.command;

import dev.preflight.it.stack.FileTree;
import dev.preflight.it.stack.WorkerStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * A stack for the tests of a class, whole at the begin of each of them, and the command to be run
 * on it, which remembers nothing of another test. A test that fails says all that was seen.
 */
public final class StackFixture
        implements BeforeAllCallback,
                BeforeEachCallback,
                TestExecutionExceptionHandler,
                AfterEachCallback,
                AfterAllCallback {
    private final String project;
    private @Nullable Path scratch;
    private @Nullable WorkerStack stack;
    private @Nullable PackagedCli cli;
    private int tests;
    private boolean used;

    private StackFixture(String project) {
        this.project = project;
    }

    /**
     * A fixture to be registered as a static extension.
     *
     * @param project names the compose project; no two fixtures may share it
     */
    public static StackFixture of(String project) {
        return new StackFixture(project);
    }

    /** Its stack, which is made whole again after a test that has called {@link #cli}. */
    public WorkerStack stack() {
        return present(stack);
    }

    public PackagedCli cli() {
        used = true;
        return present(cli);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        scratch = Files.createTempDirectory(project);
        stack = WorkerStack.start(project, scratch.resolve("stack"));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (used) {
            stack().restore();
        }
        used = false;
        tests++;
        cli = PackagedCli.on(stack(), present(scratch).resolve("test-" + tests));
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure)
            throws Throwable {
        if (failure instanceof TestAbortedException) {
            throw failure;
        }
        throw new AssertionError(
                "%s\n\n%s\n%s".formatted(failure, present(cli).transcript(), stack().describe()),
                failure);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        present(cli).endAll();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (stack != null) {
            stack.close();
        }
        FileTree.delete(present(scratch));
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("there is none before the tests begin");
        }
        return value;
    }
}
