package dev.preflight.service.config;

import dev.preflight.service.notify.BodyFormat;
import dev.preflight.service.notify.Occasion;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /** Who is told what happens, by the names that logs and metrics call them by. */
    @WithName("notify")
    Map<String, ReceiverConfig> receivers();

    /** Where people reach this service, for links in notifications; without it there are none. */
    Optional<String> publicUrl();

    /** Who may ask for what. */
    Security security();

    /** What bounds the service's use of memory and threads. */
    Bounds bounds();

    /** What is remembered for good. */
    Ledger ledger();

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

        /** Its guardrails. */
        RulesConfig rules();

        /** Budgets and waits of cures, by the ids of their checks. */
        Map<String, CureConfig> cures();

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

    /** The guardrails of a target; the defaults are those of the command. */
    interface RulesConfig {
        /** How many checks in a row must fail before a failure is looked into; at least one. */
        @WithDefault("1")
        int failureThreshold();

        /** The most cures of the target within an hour; beyond it the circuit opens. */
        @WithDefault("10")
        int maxCuresPerHour();

        /** How long a check must be healthy before it gets a fresh budget. */
        @WithDefault("10m")
        Duration minHealthyPeriod();

        /** How many reopenings within the window make a check flapping; 1 to 20. */
        @WithDefault("3")
        int flappingReopenings();

        /** In which reopenings are counted; at most a day. */
        @WithDefault("30m")
        Duration flappingWindow();
    }

    /** A cure's budget and wait on a target, in place of its runbook's. */
    interface CureConfig {
        /** The most attempts for each incident; 0 leaves the cure to people. */
        Optional<Integer> maxRetries();

        /** From acting to verifying. */
        Optional<Duration> waitAfterCure();
    }

    /** A webhook. */
    interface ReceiverConfig {
        /** Where messages are posted, http or https. May hold a token, so it is never shown. */
        String url();

        /** {@code json} or {@code slack}. */
        @WithDefault("json")
        BodyFormat format();

        /** What it is told of. */
        @WithDefault("escalated,healed")
        Set<Occasion> on();

        /** What messages are signed with; without it they are not. Never shown. */
        Optional<String> secret();

        /** For a message to be taken; from 100 ms to one minute. */
        @WithDefault("5s")
        Duration timeout();

        /** Headers of every message. Their values may be secret, and are never shown. */
        Map<String, String> headers();
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

        /**
         * How many requested runs may wait, for their turn or after a cure; beyond it requests are
         * refused.
         */
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

        /** How many may follow the live stream at once; beyond it requests are refused. */
        @WithDefault("100")
        int eventStreams();
    }

    /** What is remembered for good: incidents, what happened, what people ordered. */
    interface Ledger {
        /**
         * The database file, on a disk of this machine; without it, {@code service/ledger.db} in
         * the user's state directory.
         */
        Optional<Path> file();

        /**
         * How long closed incidents, journal, orders and filed runs are kept; at least one day,
         * which is how far the rules look back.
         */
        @WithDefault("90d")
        Duration retention();

        /**
         * How large it may become: as it nears that, what is oldest goes, however young it is; at
         * least {@code 4M}.
         */
        @WithDefault("1G")
        MemorySize maxSize();
    }
}
