package dev.preflight.core.probe;

import dev.preflight.core.target.Variables;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Observes the answer to one HTTP GET. Redirects are not followed: they are an answer.
 *
 * @param url http or https; may refer to variables
 * @param service of the target's compose project that must be the one that answers; null if it does
 *     not matter who does
 */
public record HttpProbe(String url, @Nullable String service) implements Probe {
    /** Whoever answers. */
    public HttpProbe(String url) {
        this(url, null);
    }

    @Override
    public String describe() {
        return "GET " + url;
    }

    @Override
    public Probe bind(Variables variables) {
        return new HttpProbe(variables.resolve(url), service);
    }

    @Override
    public Observation observe(Instruments instruments) throws InterruptedException {
        return instruments.http(this);
    }

    // By hand: the generated ones are made at run time, which costs a short run 20 ms.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HttpProbe that
                && url.equals(that.url)
                && Objects.equals(service, that.service);
    }

    @Override
    public int hashCode() {
        return url.hashCode();
    }
}
