package dev.preflight.adapters.runbook.lint.rule;

import java.util.regex.Pattern;

/** The variables that every shell has by itself, or that only steer a tool if they are set. */
final class StandardVariables {
    private static final Pattern NAMES =
            Pattern.compile(
                    "HOME|PATH|PWD|OLDPWD|USER|LOGNAME|SHELL|SHLVL|TERM|LANG|LC_.*|HOST|HOSTNAME|TMPDIR|TZ"
                            + "|UID|EUID|PPID|GROUPS|RANDOM|SRANDOM|SECONDS|EPOCH.*|LINENO|BASH.*|FUNCNAME"
                            + "|PIPESTATUS|IFS|OPTARG|OPTIND|REPLY|HOSTTYPE|OSTYPE|MACHTYPE|COLUMNS|LINES|CI"
                            + "|DISPLAY|EDITOR|COMPOSE_.*|DOCKER_.*|XDG_.*|\\d+|[^A-Za-z_]+");

    private StandardVariables() {}

    static boolean has(String name) {
        return NAMES.matcher(name).matches();
    }
}
