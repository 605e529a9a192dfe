package dev.preflight.cli;

import dev.preflight.adapters.time.RealWaiter;
import dev.preflight.cli.ServiceApi.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.time.Duration;

/** Asks a service, and asks it again while it is busy or away. */
final class PatientService {
    // A service that is restarted is back by then, and goes on with its runs.
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ServiceApi api;
    private boolean reached;

    PatientService(ServiceApi api) {
        this.api = api;
    }

    private interface Question {
        Answer ask() throws IOException;
    }

    /** Where something of it is, for people. */
    String url(String path) {
        return api.url(path);
    }

    /**
     * What there is.
     *
     * @throws UsageException if the service says that what was typed makes no sense
     * @throws FailureException if it cannot be had
     * @throws InterruptedException if this was not worth waiting for any longer
     */
    byte[] get(String path) throws UsageException, FailureException, InterruptedException {
        return successOf(path, () -> api.get(path)).body();
    }

    /** As {@link #get}; what has the same key is done once, however often it is asked for. */
    Answer post(String path, byte[] json, String idempotencyKey)
            throws UsageException, FailureException, InterruptedException {
        return successOf(path, () -> api.post(path, json, idempotencyKey));
    }

    private Answer successOf(String path, Question question)
            throws UsageException, FailureException, InterruptedException {
        Pauses pauses = new Pauses();
        long start = System.nanoTime();
        while (true) {
            Duration pause = pauses.next();
            boolean mayAskAgain = System.nanoTime() - start < PATIENCE.toNanos();
            try {
                Answer answer = question.ask();
                reached = true;
                if (!answer.isBusy() || !mayAskAgain) {
                    ServiceProblem.requireSuccess(answer, api.url(path));
                    return answer;
                }
                pause = answer.retryAfter() == null ? pause : shorter(answer.retryAfter());
            } catch (IOException lost) {
                if (!mayAskAgain || !mayComeBack(lost)) {
                    throw new FailureException(
                            "the service at %s cannot be reached: %s"
                                    .formatted(api.url(""), reason(lost)));
                }
            }
            new RealWaiter().await(pause);
        }
    }

    private static Duration shorter(Duration wanted) {
        return wanted.compareTo(PATIENCE) < 0 ? wanted : PATIENCE;
    }

    /**
     * Where nothing has ever answered there is nothing; a connection that broke is another case.
     */
    private boolean mayComeBack(IOException lost) {
        boolean isThere =
                lost instanceof SocketException
                        && !(lost instanceof ConnectException)
                        && !(lost instanceof NoRouteToHostException);
        return reached || isThere;
    }

    private static String reason(IOException lost) {
        return lost.getMessage() == null ? lost.toString() : lost.getMessage();
    }
}
