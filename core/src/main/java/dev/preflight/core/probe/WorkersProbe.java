package dev.preflight.core.probe;

import dev.preflight.core.target.Variables;
import org.jspecify.annotations.Nullable;

/**
 * Observes the workers that a backend lists, beside the containers of the target's project.
 *
 * @param url of the list, in either of its answer shapes; may refer to variables
 */
public record WorkersProbe(String url) implements Probe {
    @Override
    public String describe() {
        return "workers listed by " + url;
    }

    @Override
    public Probe bind(Variables variables) {
        return new WorkersProbe(variables.resolve(url));
    }

    @Override
    public Observation observe(Instruments instruments) throws InterruptedException {
        return instruments.workers(this);
    }

    // By hand: the generated ones are made at run time, which costs a short run 20 ms.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WorkersProbe that && url.equals(that.url);
    }

    @Override
    public int hashCode() {
        return url.hashCode();
    }
}
