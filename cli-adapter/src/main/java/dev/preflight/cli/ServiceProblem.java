package dev.preflight.cli;

import dev.preflight.cli.ServiceApi.Answer;
import java.io.IOException;
import java.util.Map;

/** What an answer other than the wanted one means to whoever has typed the command. */
final class ServiceProblem {
    private static final String TYPE = "urn:preflight:problem:";

    private ServiceProblem() {}

    /**
     * Does nothing if all is well.
     *
     * @param where that was asked
     * @throws UsageException if what was typed is what is wrong, or the key
     * @throws FailureException if it is anything else
     */
    static void requireSuccess(Answer answer, String where)
            throws UsageException, FailureException {
        if (answer.isSuccess()) {
            return;
        }
        String said = said(answer);
        switch (answer.status()) {
            case 400, 413, 422 -> throw new UsageException("the service refuses it: " + said);
            case 401 ->
                    throw new UsageException(
                            "the service wants to know who is asking: put a key of it into %s, or into a file for --%s (%s)"
                                    .formatted(ApiKey.VARIABLE, ApiKey.OPTION, said));
            case 403 -> throw new UsageException("the service does not allow it: " + said);
            case 404 ->
                    throw new FailureException(
                            "there is no such thing at %s: %s; is it a service of Preflight?"
                                    .formatted(where, said));
            case 429, 503 -> throw new FailureException("the service has too much to do: " + said);
            default -> throw new FailureException("%s could not do it: %s".formatted(where, said));
        }
    }

    /** What a problem says, with its type, or the bare status. */
    private static String said(Answer answer) {
        try {
            Map<String, String> problem = ServiceAnswer.fields(answer.body());
            String type = problem.getOrDefault("type", "");
            String detail = problem.getOrDefault("detail", "");
            if (!detail.isEmpty()) {
                return type.startsWith(TYPE)
                        ? "%s (%s)".formatted(detail, type.substring(TYPE.length()))
                        : detail;
            }
        } catch (IOException noProblem) {
            // As from a proxy: a page for people, of which the status is what can be said.
        }
        return "HTTP status " + answer.status();
    }
}
