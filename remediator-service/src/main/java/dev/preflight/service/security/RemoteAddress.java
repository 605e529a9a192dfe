package dev.preflight.service.security;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Where a request comes from, as far as one party can be told from another by it. */
final class RemoteAddress {
    private static final int IPV6_BYTES = 16;
    private static final int IPV6_NETWORK_BYTES = 8;

    private RemoteAddress() {}

    /** An IPv4 address, an IPv6 network, or {@code unknown}. */
    static String of(HttpServerRequest request) {
        SocketAddress address = request.remoteAddress();
        return of(address == null ? null : address.hostAddress());
    }

    static String of(@Nullable String address) {
        byte[] bytes = address == null ? null : NetUtil.createByteArrayFromIpAddressString(address);
        if (address == null || bytes == null) {
            return "unknown";
        }
        // Whoever has one IPv6 address has 2^64 of them.
        return bytes.length == IPV6_BYTES
                ? HexFormat.of().formatHex(bytes, 0, IPV6_NETWORK_BYTES) + "::/64"
                : address;
    }
}
