package dev.preflight.service;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.runbook.Check;
import dev.preflight.service.config.PreflightConfig;
import dev.preflight.service.config.PreflightConfig.ReceiverConfig;
import dev.preflight.service.config.Settings;
import dev.preflight.service.ledger.Incidents;
import dev.preflight.service.ledger.Journal;
import dev.preflight.service.ledger.Outbox;
import dev.preflight.service.notify.Notifier;
import dev.preflight.service.notify.Receiver;
import dev.preflight.service.notify.RemediationLog;
import dev.preflight.service.operation.NotificationMetrics;
import dev.preflight.service.operation.RemediationMetrics;
import dev.preflight.service.runbook.RunbookCatalogue;
import dev.preflight.service.target.Targets;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/** Who is told what happens: people, logs and metrics. */
@Singleton
public class NotifyWiring {
    private final PreflightConfig config;
    private final InstantSource time = InstantSource.system();

    NotifyWiring(PreflightConfig config) {
        this.config = Settings.validated(config);
    }

    @Produces
    @Singleton
    Notifier notifier(
            Journal journal,
            Incidents incidents,
            Outbox outbox,
            RunbookCatalogue runbooks,
            NotificationMetrics metrics) {
        return Notifier.overHttp(
                new Notifier.Records(journal, incidents, outbox),
                (runbook, check) -> check(runbooks, runbook, check),
                config.receivers().entrySet().stream()
                        .map(it -> receiver(it.getKey(), it.getValue()))
                        .toList(),
                config.publicUrl().map(URI::create).orElse(null),
                metrics,
                time);
    }

    private static Optional<Check> check(RunbookCatalogue runbooks, String runbook, String check) {
        return runbooks.all().stream()
                .map(served -> served.runbook())
                .filter(it -> it.id().value().equals(runbook))
                .flatMap(it -> it.check(new CheckId(check)).stream())
                .findFirst();
    }

    private static Receiver receiver(String name, ReceiverConfig receiver) {
        return new Receiver(
                name,
                URI.create(receiver.url()),
                receiver.format(),
                receiver.on(),
                receiver.secret().orElse(null),
                receiver.timeout(),
                receiver.headers());
    }

    @Produces
    @Singleton
    NotificationMetrics notificationMetrics(MeterRegistry registry) {
        return new NotificationMetrics(registry, config.receivers().keySet());
    }

    @Produces
    @Singleton
    RemediationMetrics remediationMetrics(
            MeterRegistry registry,
            Targets targets,
            RunbookCatalogue runbooks,
            Incidents incidents) {
        return new RemediationMetrics(registry, targets, runbooks, incidents, time);
    }

    @Produces
    @Singleton
    RemediationLog remediationLog() {
        return new RemediationLog();
    }

    // Before the others begin: what happens first is to be told, too.
    void start(
            @Observes @Priority(Interceptor.Priority.APPLICATION) StartupEvent beforeOthers,
            Notifier notifier,
            NotificationMetrics metrics,
            RemediationMetrics atZero) {
        metrics.show(notifier, config.receivers().keySet());
        notifier.start();
    }

    // Not with the beans, of which the ledger may be gone by then.
    void stop(@Observes ShutdownEvent event, Notifier notifier) {
        notifier.close();
    }
}
