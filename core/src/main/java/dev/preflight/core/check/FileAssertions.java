package dev.preflight.core.check;

import dev.preflight.core.probe.FileSeen;
import java.util.function.Predicate;

/** Pass conditions over a place in the file system. */
public final class FileAssertions {
    private FileAssertions() {}

    /** Nothing is there. */
    public static Assertion absent() {
        return over("that it does not exist", file -> !file.exists());
    }

    /** A file is there, and has at least one byte. */
    public static Assertion nonEmptyFile() {
        return over(
                "a file that is not empty",
                file -> file.kind() == FileSeen.Kind.FILE && file.bytes() > 0);
    }

    /** A file is there, without a byte. */
    public static Assertion emptyFile() {
        return over(
                "an empty file", file -> file.kind() == FileSeen.Kind.FILE && file.bytes() == 0);
    }

    /** A file is there, not a directory nor anything else. */
    public static Assertion isFile() {
        return over("a file", file -> file.kind() == FileSeen.Kind.FILE);
    }

    /** A directory is there. */
    public static Assertion isDirectory() {
        return over("a directory", file -> file.kind() == FileSeen.Kind.DIRECTORY);
    }

    private static Assertion over(String expectation, Predicate<FileSeen> condition) {
        return Assertion.over(
                FileSeen.class,
                expectation,
                file -> TextCondition.truth(condition.test(file), describe(file)));
    }

    private static String describe(FileSeen file) {
        return switch (file.kind()) {
            case ABSENT -> file.describe();
            case FILE -> file.path() + " is a file of " + file.bytes() + " bytes";
            case DIRECTORY -> file.path() + " is a directory";
            case OTHER -> file.path() + " is neither a file nor a directory";
        };
    }
}
