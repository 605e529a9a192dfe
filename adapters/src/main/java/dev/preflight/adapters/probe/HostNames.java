package dev.preflight.adapters.probe;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Port: which addresses the name of a host stands for. */
public interface HostNames {
    /**
     * The addresses, the one to be tried first at the front.
     *
     * @throws UnknownHostException if there is none
     */
    InetAddress[] addressesOf(String host) throws UnknownHostException;

    /** The names that this machine knows. */
    static HostNames ofThisMachine() {
        // A class and not a lambda, which would cost a one-shot command some milliseconds.
        return new HostNames() {
            @Override
            public InetAddress[] addressesOf(String host) throws UnknownHostException {
                return InetAddress.getAllByName(host);
            }
        };
    }
}
