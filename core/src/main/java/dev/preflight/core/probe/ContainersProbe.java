package dev.preflight.core.probe;

import dev.preflight.core.container.Container;
import dev.preflight.core.container.Inventory;
import dev.preflight.core.target.Variables;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Observes the containers of the target's compose project.
 *
 * @param label that a container must carry to be observed, as {@code NAME=VALUE}; of {@code NAME}
 *     alone the value must be true. Empty or {@code all} for every container that does not carry
 *     {@code autoheal=false}; null for every container. May refer to variables
 * @see <a href="https://github.com/willfarrell/docker-autoheal">docker-autoheal</a>, where these
 *     rules come from
 */
public record ContainersProbe(@Nullable String label) implements Probe {
    private static final String ALL = "all";
    private static final String OPT_OUT = "autoheal";

    /** Observes every container. */
    public ContainersProbe() {
        this(null);
    }

    @Override
    public String describe() {
        return label == null || isForAll(label)
                ? "containers of the project"
                : "containers of the project with the label " + label;
    }

    @Override
    public Probe bind(Variables variables) {
        return label == null ? this : new ContainersProbe(variables.resolve(label).strip());
    }

    /** Those of the containers that are meant. */
    public Inventory selected(Inventory inventory) {
        if (label == null) {
            return inventory;
        }
        return isForAll(label)
                ? inventory.only(ContainersProbe::isNotOptedOut, "")
                : inventory.only(container -> carries(container, label), label);
    }

    private static boolean isForAll(String label) {
        return label.isEmpty() || label.equals(ALL);
    }

    private static boolean isNotOptedOut(Container container) {
        return !"false".equalsIgnoreCase(container.labels().get(OPT_OUT));
    }

    private static boolean carries(Container container, String label) {
        int equals = label.indexOf('=');
        String name = equals < 0 ? label : label.substring(0, equals);
        String value = equals < 0 ? "true" : label.substring(equals + 1);
        return value.equalsIgnoreCase(container.labels().get(name));
    }

    @Override
    public Observation observe(Instruments instruments) throws InterruptedException {
        return instruments.containers(this);
    }

    // By hand: the generated ones are made at run time, which costs a short run 20 ms.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContainersProbe that && Objects.equals(label, that.label);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(label);
    }
}
