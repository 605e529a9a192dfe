package dev.preflight.it.outcome;

import dev.preflight.it.stack.AilingStack;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Containers of any kind. */
record ContainerPlace(AilingStack stack) implements Place {
    @Override
    public void bringAbout(Situation situation) {
        stack.clear();
        situation.given().forEach(new ContainerLevers(stack)::pull);
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
        return Map.of("COMPOSE_PROJECT_NAME", stack.project());
    }

    @Override
    public Set<String> restless() {
        return Set.of(AilingStack.LOOPING);
    }

    @Override
    public boolean isFit(Situation situation) {
        return situation.mayBeTouched().stream().allMatch(stack::isWell);
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
