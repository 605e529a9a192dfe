package dev.preflight.adapters.environment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The name under which compose runs a project.
 *
 * @see <a href="https://docs.docker.com/compose/how-tos/project-name/">Specify a project name</a>
 */
final class ComposeProjectName {
    static final String VARIABLE = "COMPOSE_PROJECT_NAME";

    private ComposeProjectName() {}

    /**
     * The first that there is of: the name given, {@value #VARIABLE}, the last {@code name} in the
     * compose files, the base name of the project's directory.
     *
     * @param given by the user; null if not
     * @param environment with the project's {@code .env}
     */
    static String find(@Nullable String given, ComposeFiles files, Map<String, String> environment)
            throws TargetException {
        if (given != null) {
            if (!isValid(given)) {
                throw new TargetOptionException(invalid(given, "--project"));
            }
            return given;
        }
        String variable = environment.getOrDefault(VARIABLE, "");
        if (!variable.isEmpty()) {
            if (!isValid(variable)) {
                throw new TargetException(invalid(variable, VARIABLE));
            }
            return variable;
        }
        String name = inFiles(files, environment);
        return name.isEmpty() ? ofDirectory(files.projectDirectory()) : name;
    }

    /** What compose makes of any text, possibly nothing. */
    static String normalize(String text) {
        StringBuilder name = new StringBuilder();
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            boolean isAlphanumeric = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (isAlphanumeric || ((c == '_' || c == '-') && name.length() > 0)) {
                name.append(c);
            }
        }
        return name.toString();
    }

    private static boolean isValid(String name) {
        return !name.isEmpty() && name.equals(normalize(name));
    }

    private static String invalid(String name, String source) {
        return "'"
                + name
                + "' ("
                + source
                + ") is no compose project name: only lower-case letters, digits, - and _ are"
                + " allowed, and a letter or digit comes first";
    }

    private static String inFiles(ComposeFiles files, Map<String, String> environment)
            throws TargetException {
        String name = "";
        Path source = files.projectDirectory();
        for (Path file : files.paths()) {
            // One that is missing was noted already, and only compose commands need it.
            String found = Files.isRegularFile(file) ? ComposeFileName.read(file) : null;
            if (found != null && !found.isEmpty()) {
                name = found;
                source = file;
            }
        }
        String resolved = normalize(new ComposeInterpolation(environment).resolve(name));
        if (resolved.isEmpty() && !name.isEmpty()) {
            throw nameless("its name '" + name + "' in " + source);
        }
        return resolved;
    }

    private static String ofDirectory(Path directory) throws TargetException {
        Path base = directory.getFileName();
        String name = base == null ? "" : normalize(base.toString());
        if (name.isEmpty()) {
            throw nameless("the directory " + directory);
        }
        return name;
    }

    private static TargetException nameless(String source) {
        return new TargetException(
                source
                        + " makes no compose project name, which needs a letter or a digit (a-z,"
                        + " 0-9): name the project with --project or "
                        + VARIABLE);
    }
}
