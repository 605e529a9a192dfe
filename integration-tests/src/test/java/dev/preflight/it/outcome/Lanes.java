package dev.preflight.it.outcome;

import dev.preflight.it.command.PackagedCli;
import dev.preflight.it.service.WatchingService;
import dev.preflight.it.stack.AilingStack;
import dev.preflight.it.stack.FileTree;
import dev.preflight.it.stack.Witness;
import dev.preflight.it.stack.WorkerStack;
import dev.preflight.it.stack.WorkerStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hears situations side by side, each lane one after the other in stacks of its own: most of the
 * time is spent waiting. Beside them all is one more project with services of the same names, which
 * ails all the time, and is none of their business.
 */
final class Lanes implements AutoCloseable {
    /** How long an observation may take: longer than a slow backend, and not long. */
    static final int TIMEOUT_SECONDS = 5;

    private static final int LANES = 4;
    private static final String PROJECT = "preflight-it-truth-";
    // Nobody listens on it.
    private static final int NOBODYS_PORT = 9;
    private static final List<String> CHECKS =
            List.of(
                    "backend-api",
                    "containers-running",
                    "workers-registered",
                    "worker-types",
                    "worker-states");

    private final Path scratch;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Lane> free = new LinkedBlockingQueue<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final AtomicInteger heard = new AtomicInteger();
    private final QuickCheck quickCheck;
    private final Witness witness;
    private final WorkerStack neighbour;
    private final PackagedCli cli;
    private final WatchingService service;

    /** A stack of workers, one of other containers, and a number for the service's targets. */
    private record Lane(int number, Place workers, Place containers) {
        Place placeOf(Situation situation) {
            return situation.isOfWorkers() ? workers : containers;
        }

        String targetOf(Situation situation) {
            return (situation.isOfWorkers() ? "workers-" : "containers-") + number;
        }
    }

    private Lanes(Path scratch) {
        this.scratch = scratch;
        quickCheck = QuickCheck.in(scratch);
        witness = Witness.of(scratch.resolve("witness"));
        neighbour = WorkerStack.start(PROJECT + "neighbour", scratch.resolve("neighbour"));
        open.add(neighbour);
        cli = PackagedCli.launched(scratch.resolve("serve"));
        service = new WatchingService(cli, scratch, neighbour.directory());
    }

    /** Starts all that is needed. */
    static Lanes open(Path scratch) {
        Lanes lanes = new Lanes(scratch);
        try {
            lanes.open();
            return lanes;
        } catch (RuntimeException | Error e) {
            lanes.close();
            throw e;
        }
    }

    private void open() {
        List<CompletableFuture<Lane>> starting = new ArrayList<>();
        for (int number = 1; number <= LANES; number++) {
            int it = number;
            starting.add(CompletableFuture.supplyAsync(() -> lane(it), threads));
        }
        List<Lane> lanes = starting.stream().map(CompletableFuture::join).toList();
        ail(neighbour);
        lanes.forEach(this::addTargets);
        // Looks when it is asked to, and when a container's event has it look; cures when asked.
        service.target("interval", "1h").target("rules.failure-threshold", "1000000");
        service.set("preflight.probe-timeout", TIMEOUT_SECONDS + "s");
        service.set("preflight.bounds.requests-per-second", "1000");
        service.start();
        witness.awaitSightOf(neighbour.project());
        free.addAll(lanes);
    }

    private Lane lane(int number) {
        WorkerStack workers =
                WorkerStack.start(PROJECT + number, scratch.resolve("workers-" + number));
        AilingStack containers =
                AilingStack.in(
                        scratch.resolve("containers-" + number), PROJECT + "containers-" + number);
        WorkerLevers levers = new WorkerLevers(workers, this::port);
        Lane lane =
                new Lane(number, new WorkerPlace(workers, levers), new ContainerPlace(containers));
        synchronized (open) {
            open.add(lane.workers());
            open.add(lane.containers());
        }
        return lane;
    }

    // Each kind of what a cure is for, and all workers but one registered and idle.
    private static void ail(WorkerStack stack) {
        stack.makeUnhealthy(WorkerStack.BACKTEST_WORKER_2);
        stack.reportStatus(WorkerStack.BACKTEST_WORKER_1, WorkerStatus.ERROR);
        stack.stop(WorkerStack.TRAINING_WORKER_2);
    }

    private void addTargets(Lane lane) {
        addTarget("workers-" + lane.number(), lane.workers(), "workers,containers");
        addTarget("containers-" + lane.number(), lane.containers(), "containers");
        for (String check : CHECKS) {
            shortenWait("workers-" + lane.number(), check);
        }
        shortenWait("workers-" + lane.number(), "containers-well");
        shortenWait("containers-" + lane.number(), "containers-well");
    }

    private void addTarget(String name, Place place, String runbooks) {
        String target = "preflight.targets." + name + ".";
        service.set(target + "directory", place.directory().toString())
                .set(target + "runbooks", runbooks)
                .set(target + "interval", "1h")
                .set(target + "rules.failure-threshold", "1000000")
                .set(target + "rules.max-cures-per-hour", "1000")
                .set(target + "rules.flapping-reopenings", "20");
    }

    private void shortenWait(String target, String check) {
        service.set(
                "preflight.targets." + target + ".cures." + check + ".wait-after-cure",
                Situation.USUAL_WAIT + "s");
    }

    /** Hears all, in whatever order, and rules on each. */
    Map<Situation, Ruling> hear(List<Situation> situations) {
        Map<Situation, CompletableFuture<Ruling>> hearings = new HashMap<>();
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        for (Situation it : situations) {
            hearings.put(it, CompletableFuture.supplyAsync(() -> hear(it), lanes));
        }
        Map<Situation, Ruling> rulings = new HashMap<>();
        hearings.forEach((situation, hearing) -> rulings.put(situation, hearing.join()));
        lanes.shutdown();
        return rulings;
    }

    private Ruling hear(Situation situation) {
        Lane lane = free.remove();
        Hearing hearing =
                new Hearing(situation, lane.placeOf(situation), neighbour.project(), witness);
        try {
            hear(situation, lane, hearing);
        } catch (RuntimeException | AssertionError e) {
            hearing.failed(e);
        } finally {
            free.add(lane);
        }
        return hearing.ruling();
    }

    private void hear(Situation situation, Lane lane, Hearing hearing) {
        Place place = lane.placeOf(situation);
        place.bringAbout(situation);
        Path own = scratch.resolve("situation-" + heard.incrementAndGet());
        Map<String, String> environment = environment(situation, place);
        Cli command = new Cli(own, place.directory(), environment, situation);
        Service byRest =
                new Service(service.client(), lane.targetOf(situation), environment, situation);
        hearing.look(
                command,
                situation.whyNotByRest() == null ? byRest : null,
                () -> quickCheck.run(place.directory(), environment),
                threads);
        if (situation.isCured()) {
            if (situation.by().equals("service")) {
                hearing.heal(byRest);
            } else {
                hearing.heal(command);
            }
        }
        FileTree.delete(own);
    }

    /** What whoever looks at the situation has in the environment. */
    private Map<String, String> environment(Situation situation, Place place) {
        Map<String, String> environment = new HashMap<>(place.environment());
        if (situation.port() != null) {
            environment.put(Situation.PORT, String.valueOf(port(situation.port())));
        }
        if (situation.project() != null) {
            boolean isNeighbour = situation.project().equals("neighbour");
            environment.put(
                    "COMPOSE_PROJECT_NAME",
                    isNeighbour ? neighbour.project() : situation.project());
        }
        if (situation.engine() != null) {
            environment.put("DOCKER_HOST", "unix:///nonexistent/docker.sock");
        }
        return environment;
    }

    private int port(String word) {
        return switch (word) {
            case "nobody" -> NOBODYS_PORT;
            case "neighbour" -> neighbour.port();
            default -> throw new IllegalArgumentException("no such port: " + word);
        };
    }

    @Override
    public void close() {
        service.close();
        cli.endAll();
        witness.close();
        threads.shutdownNow();
        for (AutoCloseable it : open) {
            close(it);
        }
    }

    private static void close(AutoCloseable it) {
        try {
            it.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
