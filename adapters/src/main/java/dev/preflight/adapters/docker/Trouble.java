package dev.preflight.adapters.docker;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.container.EngineException.Kind;
import dev.preflight.adapters.text.Printable;
import dev.preflight.core.ForeignCode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Puts what goes wrong with an engine into words that say where, why and what to do. */
public record Trouble(DockerEndpoint endpoint) {
    private static final int MAX_WORDS = 500;

    /** The connection could not be made, or broke. */
    public EngineException unreachable(IOException cause) {
        return endpoint.isSocket() ? socketTrouble(cause) : networkTrouble(cause);
    }

    /* By the file and not by the message of the exception, which differs between systems. */
    private EngineException socketTrouble(IOException cause) {
        Path socket = endpoint.socket();
        if (Files.notExists(socket)) {
            return new EngineException(
                    Kind.UNREACHABLE,
                    "no container engine answers at "
                            + where()
                            + ": start it (systemctl start docker), or set DOCKER_HOST",
                    cause);
        }
        if (!Files.isWritable(socket)) {
            return new EngineException(
                    Kind.FORBIDDEN,
                    "this user ("
                            + System.getProperty("user.name")
                            + ") may not talk to the container engine at "
                            + where()
                            + ": add the user to the group docker and log in again, or use sudo",
                    cause);
        }
        return new EngineException(
                Kind.UNREACHABLE,
                "no container engine answers at "
                        + where()
                        + " though the socket is there ("
                        + printable(String.valueOf(cause.getMessage()))
                        + "): start the engine again (systemctl restart docker)",
                cause);
    }

    private EngineException networkTrouble(IOException cause) {
        return new EngineException(
                Kind.UNREACHABLE,
                "no container engine answers at "
                        + where()
                        + " ("
                        + printable(String.valueOf(cause.getMessage()))
                        + "): see that it runs and listens there, or change the address",
                cause);
    }

    /** What was asked has not been answered in time. */
    public EngineException timeout(String deed, Duration limit) {
        return new EngineException(
                Kind.TIMEOUT,
                "the container engine at "
                        + where()
                        + " did not finish within "
                        + limit.toMillis()
                        + " ms: "
                        + deed
                        + "; see whether `docker ps` hangs too and what the engine logs (journalctl"
                        + " -u docker)");
    }

    /**
     * What an unknown failure comes from: libraries wrap what happens to their connection, more
     * than once at times.
     */
    public EngineException explained(String deed, Duration limit, @Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EngineException known) {
                return known;
            }
            if (cause instanceof InterruptedIOException) {
                return timeout(deed, limit);
            }
            if (cause instanceof IOException broken) {
                return isListening() ? broken(deed, broken) : unreachable(broken);
            }
        }
        throw new IllegalStateException(deed + " failed" + why(failure), failure);
    }

    private static String why(@Nullable Throwable failure) {
        return failure == null ? "" : ": " + ForeignCode.fault(failure);
    }

    /* By trying, since no exception tells a connection that broke from one that was never made.
    Without waiting: an engine that is too busy to be connected to is as good as none. */
    private boolean isListening() {
        if (!endpoint.isSocket()) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.configureBlocking(false);
            return channel.connect(UnixDomainSocketAddress.of(endpoint.socket()));
        } catch (IOException e) {
            return false;
        }
    }

    /* Without the words of the exception, whose address is the library's invention. */
    private EngineException broken(String deed, IOException cause) {
        return new EngineException(
                Kind.UNREACHABLE,
                deed
                        + " may or may not have happened: the container engine at "
                        + where()
                        + " hung up before it had answered; see what it logs (journalctl -u"
                        + " docker)",
                cause);
    }

    /**
     * The engine was listened to and is not heard any more.
     *
     * @param what was listened to
     */
    public EngineException lost(String what, IOException cause) {
        return isListening()
                ? new EngineException(
                        Kind.UNREACHABLE,
                        "the container engine at "
                                + where()
                                + " broke off "
                                + what
                                + "; see what it logs (journalctl -u docker)",
                        cause)
                : unreachable(cause);
    }

    /** The answer makes no sense, as the cause explains; it may hold secrets and is not shown. */
    public EngineException unreadable(String what, IOException cause) {
        return new EngineException(
                Kind.UNREADABLE,
                "the container engine at "
                        + where()
                        + " gave an answer that cannot be read: "
                        + what
                        + "; see that it is a Docker engine that listens there",
                cause);
    }

    /** The engine says no, in its own words: the body of its answer. */
    public EngineException refused(String deed, int status, String body) {
        return new EngineException(
                Kind.REFUSED,
                deed
                        + " failed: the container engine at "
                        + where()
                        + " answered "
                        + status
                        + ": "
                        + words(body));
    }

    /** The container that was to be acted upon is not there. */
    public EngineException gone(String deed) {
        return new EngineException(
                Kind.GONE,
                deed
                        + " failed: the container engine at "
                        + where()
                        + " has no such container"
                        + " any more");
    }

    private String where() {
        return endpoint.origin().equals("default")
                ? endpoint.toString()
                : endpoint + " (from " + endpoint.origin() + ")";
    }

    private static String words(String body) {
        try (JsonParser json = Json.parser(body.getBytes(StandardCharsets.UTF_8))) {
            Json.begin(json);
            while (json.nextToken() != JsonToken.END_OBJECT) {
                if (Json.enters(json, "message")) {
                    return printable(Json.text(json));
                }
            }
        } catch (IOException e) {
            return printable(body);
        }
        return printable(body);
    }

    private static String printable(String text) {
        String clean = Printable.clean(text).replace('\n', ' ').replace('\t', ' ').strip();
        return Printable.shortened(clean, MAX_WORDS);
    }
}
