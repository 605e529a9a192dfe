package dev.preflight.core.run;

import dev.preflight.core.cure.Actuators;
import dev.preflight.core.probe.ProbeRunner;
import dev.preflight.core.remediation.InMemoryLedger;
import dev.preflight.core.remediation.Ledger;
import dev.preflight.core.remediation.TargetLock;
import java.time.InstantSource;

/**
 * Everything through which a run touches the world.
 *
 * @param probes make the observations
 * @param actuators do the steps of cures
 * @param ledger remembers incidents
 * @param lock lets one cure at a time act on a target
 * @param time tells the time; asked for stamps and deadlines
 * @param waiter lets time pass
 * @param listener is told how it goes on
 */
public record Ports(
        ProbeRunner probes,
        Actuators actuators,
        Ledger ledger,
        TargetLock lock,
        InstantSource time,
        Waiter waiter,
        RunListener listener) {

    /**
     * The ports of a program whose probes and actions are its own Java code. Remembers incidents
     * for as long as these ports are in use, and runs one probe after the other.
     */
    public static Ports javaOnly(InstantSource time, Waiter waiter) {
        JavaOnly means = new JavaOnly(waiter);
        return new Ports(
                ProbeRunner.oneByOne(means),
                means,
                new InMemoryLedger(time),
                TargetLock.none(),
                time,
                waiter,
                new RunListener() {});
    }
}
