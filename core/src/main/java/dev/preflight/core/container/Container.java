package dev.preflight.core.container;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A container of a target's project, as the engine showed it.
 *
 * @param id the engine's full id
 * @param name without a leading slash
 * @param service the compose service that it belongs to
 * @param state as the engine calls it; {@link #isUp} tells more
 * @param health the engine's word for it; {@code none} without a health check
 * @param exitCode of the last run; null while it runs, or if it never ran
 * @param restartCount by the engine's restart policy, since it was last started by hand
 * @param startedAt of the last run; null if it never ran, or if the engine does not say
 * @param hosts the names and addresses under which others reach it
 * @param ports that it listens on or publishes
 * @param published those of them that are ports of the engine's machine: TCP, as long as it runs
 * @param environment of its process; holds secrets, never to be printed
 * @param labels that it carries
 */
public record Container(
        String id,
        String name,
        String service,
        ContainerState state,
        String health,
        @Nullable Integer exitCode,
        int restartCount,
        @Nullable Instant startedAt,
        List<String> hosts,
        List<Integer> ports,
        List<Integer> published,
        Map<String, String> environment,
        Map<String, String> labels) {

    // The engine itself takes a run of 10 s for a good one and resets its restart delay then
    // (moby, restartmanager.go). Two restarts, since one may be an honest recovery.
    private static final Duration GOOD_RUN = Duration.ofSeconds(10);
    private static final int RESTARTS_OF_A_LOOP = 2;
    private static final String STOP_TIMEOUT = "autoheal.stop.timeout";

    public Container {
        hosts = List.copyOf(hosts);
        ports = List.copyOf(ports);
        published = List.copyOf(published);
        environment = Map.copyOf(environment);
        labels = Map.copyOf(labels);
    }

    /** A container that publishes nothing and carries no labels. */
    public Container(
            String id,
            String name,
            String service,
            ContainerState state,
            String health,
            @Nullable Integer exitCode,
            int restartCount,
            @Nullable Instant startedAt,
            List<String> hosts,
            List<Integer> ports,
            Map<String, String> environment) {
        this(
                id,
                name,
                service,
                state,
                health,
                exitCode,
                restartCount,
                startedAt,
                hosts,
                ports,
                List.of(),
                environment,
                Map.of());
    }

    /**
     * How long it may take to end by itself before it is killed: what its label says, else as
     * given.
     *
     * @see <a href="https://github.com/willfarrell/docker-autoheal">docker-autoheal</a>, whose
     *     label this is, in seconds
     */
    public Duration graceOr(Duration given) {
        String seconds = labels.getOrDefault(STOP_TIMEOUT, "");
        return seconds.matches("[0-9]{1,5}") ? Duration.ofSeconds(Long.parseLong(seconds)) : given;
    }

    /** Running, and for certain not merely between two crashes. */
    public boolean isUp(Instant now) {
        return state == ContainerState.RUNNING && (restartCount == 0 || hasRunWell(now));
    }

    /** Whether the engine restarts it again and again; its state may well say running. */
    public boolean isRestartLooping(Instant now) {
        return state == ContainerState.RESTARTING
                || (state == ContainerState.RUNNING
                        && restartCount >= RESTARTS_OF_A_LOOP
                        && hasJustStarted(now));
    }

    /**
     * Whether it cannot be told yet if it is up: in a state that nobody knows; or restarted once
     * and only just now, which may be a recovery or the beginning of a loop; or restarted at a time
     * that nobody knows, or that is still to come, as after the clock was set back.
     */
    public boolean isUncertain(Instant now) {
        return state == ContainerState.UNKNOWN
                || (state == ContainerState.RUNNING && !isUp(now) && !isRestartLooping(now));
    }

    /** Whether it has a health check that has not come to a word yet since it was started. */
    public boolean isHealthPending() {
        return state == ContainerState.RUNNING && health.equals("starting");
    }

    private boolean hasRunWell(Instant now) {
        return startedAt != null && Duration.between(startedAt, now).compareTo(GOOD_RUN) >= 0;
    }

    // A little in the future is just now on an engine whose clock is ahead.
    private boolean hasJustStarted(Instant now) {
        return startedAt != null && Duration.between(startedAt, now).abs().compareTo(GOOD_RUN) < 0;
    }

    /** One line for people: {@code training-worker-1 exited (137)}. */
    public String describe(Instant now) {
        String shown = service + " " + state.word();
        if (exitCode != null && state != ContainerState.RUNNING) {
            shown += " (" + exitCode + ")";
        }
        if (isRestartLooping(now)) {
            shown += ", in a restart loop (" + restartCount + " restarts)";
        } else if (state == ContainerState.RUNNING && isUncertain(now)) {
            shown +=
                    hasJustStarted(now)
                            ? ", restarted less than 10 s ago, too early to tell"
                            : ", restarted, and since when it runs is unknown";
        }
        return isHealthPending()
                ? shown + ", its health not known yet"
                : health.equals("unhealthy") ? shown + ", unhealthy" : shown;
    }

    /** Without the environment, which holds secrets. */
    @Override
    public String toString() {
        return "Container[" + name + ", service=" + service + ", state=" + state.word() + "]";
    }
}
