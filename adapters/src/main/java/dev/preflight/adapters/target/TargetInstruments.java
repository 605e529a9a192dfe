package dev.preflight.adapters.target;

import dev.preflight.adapters.compose.ComposeException;
import dev.preflight.adapters.compose.ComposeProjectFile;
import dev.preflight.adapters.container.ContainerReader;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.file.FileInstrument;
import dev.preflight.adapters.http.HttpInstrument;
import dev.preflight.adapters.probe.TimedInstruments;
import dev.preflight.adapters.process.BashInstrument;
import dev.preflight.adapters.process.ProcessRunner;
import dev.preflight.adapters.registry.Listing;
import dev.preflight.adapters.registry.WorkerRegistry;
import dev.preflight.adapters.tcp.TcpInstrument;
import dev.preflight.core.container.Inventory;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.probe.ContainersProbe;
import dev.preflight.core.probe.ContainersSeen;
import dev.preflight.core.probe.FileProbe;
import dev.preflight.core.probe.FleetSeen;
import dev.preflight.core.probe.HttpProbe;
import dev.preflight.core.probe.Instruments;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.ServicesProbe;
import dev.preflight.core.probe.ServicesSeen;
import dev.preflight.core.probe.TcpProbe;
import dev.preflight.core.probe.Unobserved;
import dev.preflight.core.probe.WorkersProbe;
import dev.preflight.core.target.Target;
import dev.preflight.core.worker.Fleet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the observations of one target. Safe for threads. */
public final class TargetInstruments implements TimedInstruments {
    /** The service that keeps the list of workers, where the project has it. */
    private static final String REGISTRY = "backend";

    private final HttpInstrument http = new HttpInstrument();
    private final TcpInstrument tcp = new TcpInstrument();
    private final WorkerRegistry registry = new WorkerRegistry(http);
    private final FileInstrument files;
    private final BashInstrument bash;
    private final ProjectInventory inventory;
    private final @Nullable SharedInventory shared;
    private final ComposeProjectFile compose;
    private final boolean engineIsHere;
    private final Duration timeout;

    /**
     * Makes those of a target.
     *
     * @param composeFiles that define the project, relative to the target's directory; empty for
     *     the default ones
     * @param timeout of one observation, unless {@link #within} says otherwise; the container
     *     engine's and compose's is that of the reader and of the compose file
     */
    public TargetInstruments(
            Target target,
            ContainerReader reader,
            ComposeProjectFile compose,
            List<Path> composeFiles,
            InstantSource clock,
            Duration timeout) {
        Path directory = Path.of(target.directory());
        this.files = new FileInstrument(directory);
        this.bash = new BashInstrument(new ProcessRunner(), directory, target.variables().values());
        this.inventory =
                new ProjectInventory(target.project(), directory, composeFiles, reader, clock);
        this.shared = null;
        this.compose = compose;
        this.engineIsHere = ThisMachine.hasEngine(target.runtime());
        this.timeout = timeout;
    }

    private TargetInstruments(
            TargetInstruments origin, @Nullable SharedInventory shared, Duration timeout) {
        this.files = origin.files;
        this.bash = origin.bash;
        this.inventory = origin.inventory;
        this.shared = shared;
        this.compose = origin.compose;
        this.engineIsHere = origin.engineIsHere;
        this.timeout = timeout;
    }

    @Override
    public TimedInstruments together() {
        return new TargetInstruments(this, new SharedInventory(inventory), timeout);
    }

    @Override
    public Instruments within(Duration other) {
        return new TargetInstruments(this, shared, other);
    }

    @Override
    public Observation http(HttpProbe probe) throws InterruptedException {
        String service = probe.service();
        int port = service == null || !engineIsHere ? 0 : ThisMachine.portOf(probe.url());
        return service == null || port == 0
                ? http.observe(probe, timeout)
                : http(probe, new PublishedService(service, port));
    }

    // The engine is asked meanwhile; if it does not tell, the answer has to stand for itself.
    private Observation http(HttpProbe probe, PublishedService service)
            throws InterruptedException {
        long start = System.nanoTime();
        SharedInventory reading = reading();
        reading.begin();
        Observation observation = http.observe(probe, timeout);
        Inventory seen = reading.within(timeout.minusNanos(System.nanoTime() - start));
        return seen == null ? observation : service.judge(observation, seen);
    }

    @Override
    public Observation tcp(TcpProbe probe) throws InterruptedException {
        return tcp.observe(probe, timeout);
    }

    @Override
    public Observation command(CommandProbe probe) throws InterruptedException {
        return bash.observe(probe, timeout);
    }

    @Override
    public Observation file(FileProbe probe) {
        return files.observe(probe);
    }

    @Override
    public Observation containers(ContainersProbe probe) throws InterruptedException {
        try {
            return new ContainersSeen(probe.selected(reading().get()));
        } catch (EngineException failure) {
            return unobserved(failure);
        }
    }

    @Override
    public Observation services(ServicesProbe probe) throws InterruptedException {
        try {
            return new ServicesSeen(compose.services());
        } catch (ComposeException failure) {
            return new Unobserved(Unobserved.Reason.UNABLE, String.valueOf(failure.getMessage()));
        }
    }

    @Override
    public Observation workers(WorkersProbe probe) throws InterruptedException {
        Listing listing = registry.list(probe.url(), timeout);
        if (listing instanceof Listing.Unlisted unlisted) {
            return unlisted.why();
        }
        try {
            Inventory seen = inventory.take();
            String stranger = strangerAt(probe.url(), seen);
            return stranger == null
                    ? new FleetSeen(new Fleet(((Listing.Listed) listing).workers(), seen))
                    : new Unobserved(Unobserved.Reason.UNABLE, stranger);
        } catch (EngineException failure) {
            return unobserved(failure);
        }
    }

    // The workers of another checkout have the same names: its list would be taken for this one's.
    private @Nullable String strangerAt(String url, Inventory seen) {
        int port = engineIsHere ? ThisMachine.portOf(url) : 0;
        if (port == 0) {
            return null;
        }
        PublishedService backend = new PublishedService(REGISTRY, port);
        return backend.isOfProject(seen) ? null : backend.stranger(seen);
    }

    private SharedInventory reading() {
        return shared == null ? new SharedInventory(inventory) : shared;
    }

    private static Unobserved unobserved(EngineException failure) {
        Unobserved.Reason reason =
                switch (failure.kind()) {
                    case UNREACHABLE -> Unobserved.Reason.UNREACHABLE;
                    case TIMEOUT -> Unobserved.Reason.TIMEOUT;
                    case UNREADABLE -> Unobserved.Reason.UNREADABLE;
                    case FORBIDDEN, GONE, REFUSED -> Unobserved.Reason.UNABLE;
                };
        return new Unobserved(reason, String.valueOf(failure.getMessage()));
    }
}
