package dev.preflight.core.probe;

import dev.preflight.core.target.Variables;

/**
 * Observes whether a TCP connection can be opened; it is closed at once.
 *
 * @param host name or address; may refer to variables
 * @param port a number, or a reference to a variable that holds one
 */
public record TcpProbe(String host, String port) implements Probe {
    @Override
    public String describe() {
        return "connect " + host + ":" + port;
    }

    @Override
    public Probe bind(Variables variables) {
        return new TcpProbe(variables.resolve(host), variables.resolve(port));
    }

    @Override
    public Observation observe(Instruments instruments) throws InterruptedException {
        return instruments.tcp(this);
    }
}
