package dev.preflight.service.rest;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends the connection of a request that has not arrived whole by then: a client that sends a byte
 * now and then is never idle. One that has not been answered is told why.
 */
final class Deadline implements Handler<RoutingContext> {
    private static final int TIMED_OUT = 408;
    private static final String TIMER = Deadline.class.getName();

    private final Duration patience;

    Deadline(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (hasBody(request)) {
            watch(context, request);
        }
        context.next();
    }

    // One that has none is whole, even if nobody has read to its end, as while a stream answers it.
    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return request.getHeader("Transfer-Encoding") != null
                || (length != null && !length.equals("0"));
    }

    /**
     * For the route behind the one that reads the body: it is there. The request itself does not
     * say so for as long as it is paused, as it is while somebody works on the answer.
     */
    static void arrived(RoutingContext context) {
        Long timer = context.remove(TIMER);
        if (timer != null) {
            context.vertx().cancelTimer(timer);
        }
        context.next();
    }

    private void watch(RoutingContext context, HttpServerRequest request) {
        AtomicBoolean answered = new AtomicBoolean();
        long timer =
                context.vertx()
                        .setTimer(
                                patience.toMillis(),
                                now -> {
                                    if (!request.isEnded()) {
                                        giveUp(context, request, answered.get());
                                    }
                                });
        context.put(TIMER, timer);
        context.addEndHandler(end -> {
            answered.set(true);
            if (request.isEnded()) {
                context.vertx().cancelTimer(timer);
            }
        });
    }

    private static void giveUp(
            RoutingContext context, HttpServerRequest request, boolean answered) {
        if (answered || context.response().headWritten()) {
            request.connection().close();
            return;
        }
        context.addEndHandler(end -> request.connection().close());
        context.response().putHeader("Connection", "close");
        context.fail(TIMED_OUT);
    }
}
