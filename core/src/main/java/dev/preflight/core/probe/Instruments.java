package dev.preflight.core.probe;

/**
 * Port: makes the observations, one method for each kind of probe, in one target. What cannot be
 * observed is answered with {@link Unobserved}, not thrown. Observing changes nothing.
 */
public interface Instruments {
    Observation http(HttpProbe probe) throws InterruptedException;

    Observation tcp(TcpProbe probe) throws InterruptedException;

    Observation command(CommandProbe probe) throws InterruptedException;

    Observation file(FileProbe probe) throws InterruptedException;

    /** The containers of the target's project. */
    Observation containers(ContainersProbe probe) throws InterruptedException;

    /** The services that the compose files of the target's directory define. */
    Observation services(ServicesProbe probe) throws InterruptedException;

    /** The registered workers, and the containers of the target's project. */
    Observation workers(WorkersProbe probe) throws InterruptedException;
}
