package dev.preflight.service.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that an operator can set; {@code docs/configuration.md} has every key. */
@ConfigMapping(prefix = "preflight")
public interface PreflightConfig {
    /** The targets, by the names that requests, reports and metrics call them by. */
    Map<String, TargetConfig> targets();

    /** The directory of the runbook files; without it only bundled runbooks can be named. */
    Optional<Path> runbookDirectory();

    /** How long one observation may take, unless its check says otherwise; above zero. */
    @WithDefault("10s")
    Duration probeTimeout();

    /** How what happens on container engines leads to checks. */
    Detection detection();

    /** Who may ask for what. */
    Security security();

    /** What bounds the service's use of memory and threads. */
    Bounds bounds();

    /** A compose project, or an embedded stack in its place. */
    interface TargetConfig {
        /**
         * The endpoint of its container engine, {@code unix:///path} or {@code tcp://host:port};
         * without it, where docker itself would look.
         */
        Optional<String> engine();

        /** The name of its compose project; without it, found as compose does. */
        Optional<String> project();

        /** The directory of its compose project; without it, the service's working directory. */
        Optional<Path> directory();

        /** Its runbooks: names of bundled ones, or of files in the runbook directory. */
        @WithDefault("workers")
        List<String> runbooks();

        /** From one scheduled run of a runbook to the next; at least one second. */
        @WithDefault("30s")
        Duration interval();

        /**
         * Whether it is an embedded stack with a backend and four workers, to try things out;
         * engine and directory then mean nothing.
         */
        @WithDefault("false")
        boolean sandbox();
    }

    /** How what happens on container engines leads to checks. */
    interface Detection {
        /**
         * After a check that an event has led to, how long further events of the same target wait
         * to lead to one more together; above zero.
         */
        @WithDefault("250ms")
        Duration window();
    }

    /** Who may ask for what; {@code docs/security.md} has more. */
    interface Security {
        /** The keys that callers show, by the names that the audit trail calls their holders by. */
        Map<String, KeyConfig> keys();

        /**
         * The host names, without ports, that requests may be for, besides loopback names; without
         * them, those alone on loopback, and any elsewhere.
         */
        Optional<List<String>> hosts();
    }

    /** A key of a caller. */
    interface KeyConfig {
        /** {@code sha256:} and the hash of the key in hexadecimal digits. */
        String hash();

        /** What its holder may do: {@code viewer} or {@code operator}. */
        Role role();
    }

    /** What a caller may do. */
    enum Role {
        /** Look. */
        VIEWER,
        /** Look, and order runs, resets and pauses. */
        OPERATOR
    }

    /** What bounds the service's use of memory and threads; each at least one. */
    interface Bounds {
        /** How many finished runs are kept, with their reports; older ones are forgotten. */
        @WithDefault("200")
        int runsKept();

        /** How many runs there may be at once, each of another target. */
        @WithDefault("4")
        int concurrentRuns();

        /** How many runs may wait for their turn; beyond it requests are refused. */
        @WithDefault("50")
        int waitingRuns();

        /** How many requests a caller may make in a second, in the long run. */
        @WithDefault("50")
        int requestsPerSecond();

        /** How many requests a caller may make at once, after a pause. */
        @WithDefault("100")
        int requestBurst();

        /** How many wrong keys an address may show in a minute. */
        @WithDefault("10")
        int failedLoginsPerMinute();
    }
}
