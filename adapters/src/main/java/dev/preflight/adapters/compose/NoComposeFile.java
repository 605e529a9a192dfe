package dev.preflight.adapters.compose;

import java.time.Duration;
import java.util.List;

/**
 * Stands for the files of a project that has none, or none that can be used.
 *
 * @param problem what is wrong and what to do
 */
public record NoComposeFile(String problem) implements ComposeProjectFile {
    @Override
    public List<String> services() throws ComposeException {
        throw new ComposeException(problem);
    }

    @Override
    public void up(String service, Duration timeout) throws ComposeException {
        throw new ComposeException(problem);
    }
}
