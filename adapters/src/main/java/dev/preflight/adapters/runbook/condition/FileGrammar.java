package dev.preflight.adapters.runbook.condition;

import dev.preflight.adapters.runbook.condition.Grammar.Rule;
import dev.preflight.core.check.Assertion;
import dev.preflight.core.check.Assertions;
import dev.preflight.core.check.FileAssertions;
import java.util.List;

/** What can be said about a place in the file system. */
final class FileGrammar {
    private static final String FILE = "(?:the |it|this )?(?:file|path)? ?";
    private static final String IS = "(?:is|" + Words.MUST + " be) ";

    static final Grammar GRAMMAR =
            new Grammar(
                    "file",
                    "file exists, file does not exist, file is not empty, file is empty, file is a"
                            + " directory, file is a file",
                    List.of(
                            rule(
                                    "(?:exists|"
                                            + Words.MUST
                                            + " exist|"
                                            + IS
                                            + "(?:there|present))",
                                    Assertions.exists(),
                                    "exists"),
                            rule(
                                    "(?:does not exist|doesn['’]t exist|"
                                            + Words.MUST
                                            + " not exist|"
                                            + IS
                                            + "(?:absent|missing|not there|not present))",
                                    FileAssertions.absent(),
                                    "does not exist"),
                            rule(
                                    "(?:" + IS + "(?:not empty|non-?empty)|has content)",
                                    FileAssertions.nonEmptyFile(),
                                    "is not empty"),
                            rule(IS + "empty", FileAssertions.emptyFile(), "is empty"),
                            rule(
                                    IS + "a (?:directory|folder)",
                                    FileAssertions.isDirectory(),
                                    "is a directory"),
                            Rule.of(
                                    "(?:the )?(?:directory|folder) exists",
                                    (match, prose) ->
                                            term(FileAssertions.isDirectory(), "is a directory")),
                            rule(
                                    IS + "a (?:regular )?file",
                                    FileAssertions.isFile(),
                                    "is a file")));

    private FileGrammar() {}

    private static Rule rule(String predicate, Assertion assertion, String text) {
        return Rule.of(FILE + predicate, (match, prose) -> term(assertion, text));
    }

    private static Term term(Assertion assertion, String text) {
        return new Term(assertion, "file " + text, "file", "");
    }
}
