package dev.preflight.adapters.http;

import dev.preflight.adapters.probe.BlockingCall;
import dev.preflight.adapters.probe.HostNames;
import dev.preflight.adapters.probe.Late;
import dev.preflight.core.probe.HttpAnswer;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Unobserved;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One request and its answer. */
final class HttpExchange extends BlockingCall {
    private static final int MOST_BYTES = 1024 * 1024;

    private final String shownUrl;
    private final URL url;
    private final HostNames names;
    private final Duration timeout;
    private @Nullable HttpURLConnection awaitingStatus;

    HttpExchange(String shownUrl, URL url, HostNames names, Duration timeout) {
        super("GET " + shownUrl);
        this.shownUrl = shownUrl;
        this.url = url;
        this.names = names;
        this.timeout = timeout;
    }

    @Override
    protected Observation observe() throws IOException {
        try {
            return ask(url);
        } catch (ConnectException refused) {
            return isLoopback() && "http".equalsIgnoreCase(url.getProtocol())
                    ? askElsewhere(refused)
                    : refused(refused);
        }
    }

    // The JDK has tried one address, and who listens on [::1] alone does not on 127.0.0.1.
    private Observation askElsewhere(ConnectException refused) throws IOException {
        for (InetAddress address : names.addressesOf(url.getHost())) {
            try {
                String host = address.getHostAddress();
                return ask(new URL(url.getProtocol(), host, url.getPort(), url.getFile()));
            } catch (ConnectException again) {
                refused.addSuppressed(again);
            }
        }
        return refused(refused);
    }

    private Observation refused(ConnectException refused) {
        return failed(Unobserved.Reason.UNREACHABLE, refused.getMessage());
    }

    private Observation ask(URL where) throws IOException {
        HttpURLConnection opened = open(where);
        awaitStatusOf(opened);
        try {
            return statusAndBody(opened);
        } catch (SocketTimeoutException late) {
            return Late.answer("GET " + shownUrl, timeout);
        } finally {
            awaitStatusOf(null);
            opened.disconnect();
        }
    }

    /**
     * Hangs up while the status and the headers are awaited, which has no other end. Not later: a
     * body is read piece by piece, and a JDK's stream that two threads close at once can keep them
     * both for ever.
     */
    @Override
    protected synchronized void release() {
        if (awaitingStatus != null) {
            awaitingStatus.disconnect();
        }
    }

    private synchronized void awaitStatusOf(@Nullable HttpURLConnection opened) {
        awaitingStatus = opened;
    }

    private HttpURLConnection open(URL where) throws IOException {
        HttpURLConnection opened =
                (HttpURLConnection)
                        (isLoopback()
                                ? where.openConnection(Proxy.NO_PROXY)
                                : where.openConnection());
        int millis = (int) Math.max(1, Math.min(timeout.toMillis(), Integer.MAX_VALUE));
        opened.setConnectTimeout(millis);
        opened.setReadTimeout(millis);
        opened.setInstanceFollowRedirects(false);
        opened.setUseCaches(false);
        opened.setRequestProperty("Connection", "close");
        opened.setRequestProperty("User-Agent", "preflight");
        opened.setRequestProperty("Accept", "*/*");
        return opened;
    }

    private boolean isLoopback() {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.startsWith("127.")
                || host.equals("[::1]");
    }

    private Observation statusAndBody(HttpURLConnection opened)
            throws SocketTimeoutException, ConnectException {
        int status;
        try {
            status = opened.getResponseCode();
        } catch (SocketTimeoutException | ConnectException unconnected) {
            throw unconnected;
        } catch (SSLException untrusted) {
            return failed(Unobserved.Reason.UNABLE, "TLS: " + untrusted.getMessage());
        } catch (ProtocolException senseless) {
            return failed(Unobserved.Reason.UNREADABLE, senseless.getMessage());
        } catch (UnknownHostException unknown) {
            return failed(Unobserved.Reason.UNREACHABLE, "no host " + url.getHost() + " is known");
        } catch (IOException silent) {
            return failed(Unobserved.Reason.UNREACHABLE, silent.getMessage());
        }
        if (status < 100) {
            return failed(Unobserved.Reason.UNREADABLE, "the answer is not HTTP");
        }
        awaitStatusOf(null);
        try {
            return body(opened, status);
        } catch (SocketTimeoutException late) {
            throw late;
        } catch (IOException cut) {
            return failed(
                    Unobserved.Reason.UNREADABLE, "the answer was cut off: " + cut.getMessage());
        }
    }

    private Observation body(HttpURLConnection opened, int status) throws IOException {
        long length = lengthOf(opened, status);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (InputStream stream = streamOf(opened, status)) {
            byte[] chunk = new byte[8192];
            while (length < 0 || body.size() < length) {
                long missing = length < 0 ? chunk.length : length - body.size();
                int read = stream.read(chunk, 0, (int) Math.min(chunk.length, missing));
                if (read < 0) {
                    break;
                }
                body.write(chunk, 0, read);
                if (body.size() > MOST_BYTES) {
                    return failed(Unobserved.Reason.UNREADABLE, "the answer is above 1 MiB");
                }
                if (isAbandoned()) {
                    throw new SocketTimeoutException();
                }
            }
        }
        if (body.size() < length) {
            throw new IOException(body.size() + " of " + length + " bytes came");
        }
        return new HttpAnswer(
                shownUrl, status, headersOf(opened), body.toString(StandardCharsets.UTF_8));
    }

    // The JDK does not notice that a body is shorter than announced.
    private static long lengthOf(HttpURLConnection opened, int status) {
        boolean bodiless =
                status == HttpURLConnection.HTTP_NO_CONTENT
                        || status == HttpURLConnection.HTTP_NOT_MODIFIED;
        boolean encoded = opened.getHeaderField("Transfer-Encoding") != null;
        return bodiless || encoded ? -1 : opened.getContentLengthLong();
    }

    private static InputStream streamOf(HttpURLConnection opened, int status) throws IOException {
        InputStream stream =
                status >= HttpURLConnection.HTTP_BAD_REQUEST
                        ? opened.getErrorStream()
                        : opened.getInputStream();
        return stream == null ? InputStream.nullInputStream() : stream;
    }

    private static Map<String, String> headersOf(HttpURLConnection opened) {
        Map<String, String> headers = new HashMap<>();
        // The field at 0 is the status line.
        for (int at = 1; opened.getHeaderFieldKey(at) != null; at++) {
            String name = opened.getHeaderFieldKey(at).toLowerCase(Locale.ROOT);
            String value = opened.getHeaderField(at);
            String before = headers.get(name);
            headers.put(name, before == null ? value : before + ", " + value);
        }
        return headers;
    }

    private Observation failed(Unobserved.Reason reason, @Nullable String detail) {
        return new Unobserved(reason, "GET " + shownUrl + " failed: " + detail);
    }
}
