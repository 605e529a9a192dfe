package dev.preflight.service.rest;

/** A request cannot be done; the problem says why. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    // Exceptions are serializable; this one never is serialized.
    private final transient Problem problem;

    ProblemException(ProblemType type, String detail) {
        this(Problem.of(type, detail));
    }

    ProblemException(Problem problem) {
        // Expected, and answered: nobody will look at a stack trace.
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
