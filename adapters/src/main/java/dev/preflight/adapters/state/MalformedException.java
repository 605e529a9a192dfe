package dev.preflight.adapters.state;

/** A stored text is not what was once written; the message says where in it, and what is wrong. */
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;

    MalformedException(String problem) {
        super(problem);
        this.problem = problem;
    }

    MalformedException(String problem, Throwable cause) {
        super(problem, cause);
        this.problem = problem;
    }

    String problem() {
        return problem;
    }
}
