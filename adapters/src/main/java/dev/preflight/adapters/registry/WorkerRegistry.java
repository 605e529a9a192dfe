package dev.preflight.adapters.registry;

import dev.preflight.adapters.http.HttpInstrument;
import dev.preflight.adapters.text.Printable;
import dev.preflight.core.probe.HttpAnswer;
import dev.preflight.core.probe.HttpProbe;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Unobserved;
import java.net.HttpURLConnection;
import java.time.Duration;

/** Asks a backend for its workers. */
public final class WorkerRegistry {
    private static final int SHOWN = 80;

    private final HttpInstrument http;

    public WorkerRegistry(HttpInstrument http) {
        this.http = http;
    }

    /** The workers listed there; an answer that is not status 200 and a list is no list. */
    public Listing list(String url, Duration timeout) throws InterruptedException {
        Observation observation = http.observe(new HttpProbe(url), timeout);
        if (observation instanceof HttpAnswer answer) {
            return answer.status() == HttpURLConnection.HTTP_OK
                    ? parse(answer)
                    : unreadable(answer.describe() + ", expected HTTP 200 and a list of workers");
        }
        return new Listing.Unlisted((Unobserved) observation);
    }

    private static Listing parse(HttpAnswer answer) {
        try {
            return new Listing.Listed(WorkerList.parse(answer.body()));
        } catch (MalformedListException malformed) {
            return unreadable(
                    "the answer from "
                            + answer.url()
                            + " is no list of workers: "
                            + malformed.getMessage()
                            + "; expected [{\"worker_id\": ...}, ...] or {\"workers\": [...]}, saw "
                            + Printable.quoted(answer.body(), SHOWN));
        }
    }

    private static Listing unreadable(String detail) {
        return new Listing.Unlisted(
                new Unobserved(Unobserved.Reason.UNREADABLE, Printable.clean(detail)));
    }
}
