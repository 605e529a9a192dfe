package dev.preflight.adapters.environment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The {@code .env} of a compose project, in compose's own dialect: a value without quotes goes to
 * the end of its line.
 *
 * @see <a
 *     href="https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/">Env
 *     file syntax</a>
 */
final class ComposeEnvFile {
    private final Path path;
    private final String text;
    private final Map<String, String> variables;
    private int position;

    private ComposeEnvFile(Path path, String text, Map<String, String> environment) {
        this.path = path;
        this.text = text;
        this.variables = new HashMap<>(environment);
    }

    /** The environment with what a directory's {@code .env} adds to it; it overrides nothing. */
    static Map<String, String> under(Map<String, String> environment, Path directory)
            throws TargetException {
        Path file = directory.resolve(".env");
        if (isDisabled(environment) || !Files.isRegularFile(file)) {
            return environment;
        }
        try {
            return new ComposeEnvFile(file, TextFile.read(file), environment).read(environment);
        } catch (EnvFileException e) {
            throw new TargetException(String.valueOf(e.getMessage()), e);
        }
    }

    private static boolean isDisabled(Map<String, String> environment) {
        String disable = environment.getOrDefault("COMPOSE_DISABLE_ENV_FILE", "");
        return disable.equals("1") || disable.equalsIgnoreCase("true");
    }

    private Map<String, String> read(Map<String, String> environment) throws TargetException {
        while (position < text.length()) {
            line(environment);
        }
        return variables;
    }

    private void line(Map<String, String> environment) throws TargetException {
        int start = position;
        int end = endOfLine(start);
        String line = text.substring(start, end).strip();
        if (line.isEmpty() || line.startsWith("#")) {
            position = end + 1;
            return;
        }
        int separator = separator(start, end);
        String name = name(start, separator < 0 ? end : separator);
        if (separator < 0) {
            // Without a value it stands for what the environment has.
            position = end + 1;
            return;
        }
        position = separator + 1;
        String value = value(name, end);
        if (!environment.containsKey(name)) {
            variables.put(name, value);
        }
    }

    private String name(int start, int end) throws TargetException {
        String name = text.substring(start, end).strip();
        if (name.startsWith("export ")) {
            name = name.substring("export ".length()).strip();
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Character.isLetterOrDigit(c) && "_.-[]".indexOf(c) < 0) {
                // Without a quote of it: it may be the rest of a value that lost its quotes.
                throw error(start, "the line is no assignment, as in NAME=value");
            }
        }
        if (name.isEmpty()) {
            throw error(start, "a name is missing before the value, as in NAME=value");
        }
        return name;
    }

    private int separator(int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == '=' || text.charAt(i) == ':') {
                return i;
            }
        }
        return -1;
    }

    private String value(String name, int endOfLine) throws TargetException {
        while (position < endOfLine && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        int start = position;
        char quote = start < endOfLine ? text.charAt(start) : 0;
        if (quote == '\'' || quote == '"') {
            String quoted = quoted(name, quote);
            return quote == '"' ? resolve(name, quoted, start) : quoted;
        }
        String value = text.substring(start, endOfLine);
        int comment = value.startsWith("#") ? 0 : value.indexOf(" #");
        position = endOfLine + 1;
        return resolve(name, (comment < 0 ? value : value.substring(0, comment)).strip(), start);
    }

    private String quoted(String name, char quote) throws TargetException {
        StringBuilder quoted = new StringBuilder();
        for (int i = position + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                position = endOfLine(i) + 1;
                return quoted.toString();
            }
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                quoted.append(escaped(text.charAt(i), quote));
            } else {
                quoted.append(c);
            }
        }
        throw error(position, "the " + quote + " before the value of " + name + " is never closed");
    }

    private static String escaped(char c, char quote) {
        if (quote == '\'') {
            return c == '\'' ? "'" : "\\" + c;
        }
        return switch (c) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case '$' -> "$$";
            case '"', '\\' -> String.valueOf(c);
            default -> "\\" + c;
        };
    }

    private String resolve(String name, String value, int start) throws TargetException {
        try {
            return value.indexOf('$') < 0
                    ? value
                    : new ComposeInterpolation(variables).resolve(value);
        } catch (TargetException e) {
            // Its message quotes the value.
            throw error(
                    start,
                    "a ${...} in the value of "
                            + name
                            + " cannot be replaced: it is malformed, or needs a variable that is"
                            + " not set");
        }
    }

    private TargetException error(int at, String problem) {
        long line = 1 + text.substring(0, at).chars().filter(c -> c == '\n').count();
        return new TargetException(path + ":" + line + ": " + problem);
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
