package dev.preflight.adapters.environment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The environment in which {@code docker} and {@code docker compose}, called by a script without
 * options, are for the target: its engine, its project, its files.
 *
 * @see <a href="https://docs.docker.com/compose/how-tos/environment-variables/envvars/">Compose's
 *     environment variables</a>
 */
final class CommandVariables {
    // What finds the engine. Docker does not look for these in a project's .env, nor do we.
    private static final List<String> ENGINE =
            List.of(
                    "DOCKER_HOST",
                    "DOCKER_CONTEXT",
                    "DOCKER_CONFIG",
                    "DOCKER_TLS_VERIFY",
                    "DOCKER_CERT_PATH");

    private CommandVariables() {}

    /**
     * All of the target's variables, for its commands.
     *
     * @param all with what the {@code .env} of the project gives
     * @param withoutEnv without that
     */
    static Map<String, String> of(
            Map<String, String> all,
            Map<String, String> withoutEnv,
            String project,
            ComposeFiles files) {
        Map<String, String> variables = new HashMap<>(all);
        for (String name : ENGINE) {
            put(variables, name, withoutEnv.get(name));
        }
        variables.put(ComposeProjectName.VARIABLE, project);
        if (!files.isFound()) {
            variables.put(ComposeFiles.VARIABLE, files.joined(variables));
        }
        return variables;
    }

    private static void put(Map<String, String> variables, String name, @Nullable String value) {
        if (value == null) {
            variables.remove(name);
        } else {
            variables.put(name, value);
        }
    }
}
