package dev.preflight.it.outcome;

import dev.preflight.it.stack.ContainerState;
import dev.preflight.it.stack.WorkerStack;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A backend and its workers. */
record WorkerPlace(WorkerStack stack, WorkerLevers levers) implements Place {
    private static final Pattern BAD_STATE =
            Pattern.compile("\"status\":\"(error|offline|temporarily_unavailable)\"");

    @Override
    public void bringAbout(Situation situation) {
        stack.restore();
        situation.given().forEach(levers::pull);
    }

    @Override
    public Path directory() {
        return stack.directory();
    }

    @Override
    public String project() {
        return stack.project();
    }

    @Override
    public Map<String, String> environment() {
        return stack.environment();
    }

    @Override
    public Set<String> restless() {
        return WorkerStack.WORKERS.stream().filter(stack::isCrashing).collect(Collectors.toSet());
    }

    @Override
    public boolean isFit(Situation situation) {
        List<String> atWork =
                WorkerStack.WORKERS.stream()
                        .filter(it -> stack.containerState(it) == ContainerState.RUNNING)
                        .filter(stack::isRegistered)
                        .toList();
        return atWork.stream().anyMatch(it -> it.startsWith("training"))
                && atWork.stream().anyMatch(it -> it.startsWith("backtest"))
                && !BAD_STATE.matcher(stack.workersJson()).find()
                && situation.mayBeTouched().stream().allMatch(stack::isWell);
    }

    @Override
    public String describe() {
        return stack.describe();
    }

    @Override
    public void close() {
        stack.close();
    }
}
