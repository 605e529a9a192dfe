package dev.preflight.service.notify;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Posts messages over HTTP. Certificates are verified, and redirects are not followed: they lead
 * where nobody has configured.
 */
final class HttpPost implements Post {
    private static final Duration MOST_TO_CONNECT = Duration.ofSeconds(10);
    private static final int MOST_READ = 2048;
    private static final int MOST_TOLD = 200;
    private static final int REDIRECTION = 300;
    private static final int CLIENT_ERROR = 400;

    private final HttpClient http;
    private final InstantSource time;

    HttpPost(InstantSource time) {
        this.time = time;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(MOST_TO_CONNECT)
                        .build();
    }

    @Override
    public Answer send(Receiver receiver, String body) throws InterruptedException {
        AtomicReference<@Nullable ResponseInfo> head = new AtomicReference<>();
        BodyHandler<String> reading =
                info -> {
                    head.set(info);
                    return new FirstBytes(MOST_READ);
                };
        CompletableFuture<HttpResponse<String>> answer =
                http.sendAsync(request(receiver, body), reading);
        try {
            // Its own timeout ends with the head of the answer: the body could go on for ever.
            String said = answer.get(receiver.timeout().toMillis(), TimeUnit.MILLISECONDS).body();
            return answered(receiver, head.get(), said);
        } catch (ExecutionException failed) {
            return Answer.none(told(receiver, reason(failed)));
        } catch (TimeoutException tooLong) {
            ResponseInfo seen = head.get();
            return seen != null
                    ? answered(receiver, seen, "")
                    : Answer.none("no answer within " + receiver.timeout().toMillis() + " ms");
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(Receiver receiver, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(receiver.url())
                        .timeout(receiver.timeout())
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "preflight")
                        .POST(BodyPublishers.ofString(body));
        receiver.headers().forEach(request::setHeader);
        if (receiver.secret() != null) {
            Instant now = time.instant();
            request.setHeader(Signature.TIMESTAMP_HEADER, String.valueOf(now.getEpochSecond()));
            request.setHeader(Signature.HEADER, Signature.of(receiver.secret(), now, body));
        }
        return request.build();
    }

    private Answer answered(Receiver receiver, @Nullable ResponseInfo head, String body) {
        if (head == null) {
            throw new IllegalStateException("an answer of " + receiver + " without a head");
        }
        int status = head.statusCode();
        Duration retryAfter =
                head.headers()
                        .firstValue("Retry-After")
                        .flatMap(header -> RetryAfter.read(header, time.instant()))
                        .orElse(null);
        boolean isRedirect = status >= REDIRECTION && status < CLIENT_ERROR;
        String said = isRedirect ? "a redirect, which is not followed" : body;
        return Answer.of(
                status, told(receiver, ("HTTP " + status + " " + said).strip()), retryAfter);
    }

    private static String reason(ExecutionException failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        String message = cause.getMessage();
        String kind = cause.getClass().getSimpleName();
        return message == null ? kind : kind + ": " + message;
    }

    private static String told(Receiver receiver, String text) {
        return OneLine.of(receiver.redact(text), MOST_TOLD);
    }
}
