package dev.preflight.core.probe;

import dev.preflight.core.target.Variables;

/**
 * Observes the answer to one HTTP GET. Redirects are not followed: they are an answer.
 *
 * @param url http or https; may refer to variables
 */
public record HttpProbe(String url) implements Probe {
    @Override
    public String describe() {
        return "GET " + url;
    }

    @Override
    public Probe bind(Variables variables) {
        return new HttpProbe(variables.resolve(url));
    }

    @Override
    public Observation observe(Instruments instruments) throws InterruptedException {
        return instruments.http(this);
    }
}
