package dev.preflight.service.notify;

import dev.preflight.core.target.Redactor;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is told, where, and of what. The URL comes from the configuration and from nowhere else, so
 * no request can make the service call an address.
 *
 * @param name for logs and metrics
 * @param url where messages are posted, http or https; may hold a token
 * @param format of the messages
 * @param occasions that it is told of; copied
 * @param secret that messages are signed with; null leaves them unsigned
 * @param timeout for one message to be taken
 * @param headers added to every message; may hold secrets; copied
 */
public record Receiver(
        String name,
        URI url,
        BodyFormat format,
        Set<Occasion> occasions,
        @Nullable String secret,
        Duration timeout,
        Map<String, String> headers) {
    // Shorter parts are words: without them there would be nothing left to read.
    private static final int SHORTEST_TOKEN = 6;

    public Receiver {
        occasions = Set.copyOf(occasions);
        headers = Map.copyOf(headers);
    }

    /** All of the URL that may be shown. */
    String host() {
        return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    }

    /** The text without anything of the configuration that may be secret. */
    String redact(String text) {
        return secrets()
                .filter(it -> it.length() >= SHORTEST_TOKEN)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .reduce(text, (rest, it) -> rest.replace(it, Redactor.REDACTED));
    }

    // Whole, and in parts: an answer may repeat either.
    private Stream<String> secrets() {
        return Stream.concat(
                        Stream.of(
                                        url.getRawPath(),
                                        url.getPath(),
                                        url.getRawQuery(),
                                        url.getQuery(),
                                        secret)
                                .flatMap(Stream::ofNullable),
                        headers.values().stream())
                .flatMap(it -> Stream.concat(Stream.of(it), Stream.of(it.split("[/&=\\s]", -1))));
    }

    /** Its name and host: everything else may be secret. */
    @Override
    public String toString() {
        return name + " at " + host();
    }
}
