package dev.preflight.core.run;

import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.Actuators;
import dev.preflight.core.cure.Step;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.probe.ContainersProbe;
import dev.preflight.core.probe.FileProbe;
import dev.preflight.core.probe.HttpProbe;
import dev.preflight.core.probe.Instruments;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Probe;
import dev.preflight.core.probe.ServicesProbe;
import dev.preflight.core.probe.TcpProbe;
import dev.preflight.core.probe.Unobserved;
import dev.preflight.core.probe.WorkersProbe;

/** For runbooks whose probes and actions are Java code: says of all others that it has no means. */
final class JavaOnly implements Instruments, Actuators {
    private final Waiter waiter;

    JavaOnly(Waiter waiter) {
        this.waiter = waiter;
    }

    @Override
    public Observation http(HttpProbe probe) {
        return noMeans(probe);
    }

    @Override
    public Observation tcp(TcpProbe probe) {
        return noMeans(probe);
    }

    @Override
    public Observation command(CommandProbe probe) {
        return noMeans(probe);
    }

    @Override
    public Observation file(FileProbe probe) {
        return noMeans(probe);
    }

    @Override
    public Observation containers(ContainersProbe probe) {
        return noMeans(probe);
    }

    @Override
    public Observation services(ServicesProbe probe) {
        return noMeans(probe);
    }

    @Override
    public Observation workers(WorkersProbe probe) {
        return noMeans(probe);
    }

    @Override
    public ActionReport restart(Step.Restart step) {
        return noMeans(step);
    }

    @Override
    public ActionReport start(Step.Start step) {
        return noMeans(step);
    }

    @Override
    public ActionReport unpause(Step.Unpause step) {
        return noMeans(step);
    }

    @Override
    public ActionReport create(Step.Create step) {
        return noMeans(step);
    }

    @Override
    public ActionReport logs(Step.Logs step) {
        return noMeans(step);
    }

    @Override
    public ActionReport await(Step.Wait step) throws InterruptedException {
        waiter.await(step.duration());
        return ActionReport.done(step, "waited");
    }

    @Override
    public ActionReport script(Step.Script step) {
        return noMeans(step);
    }

    private static Observation noMeans(Probe probe) {
        return new Unobserved(
                Unobserved.Reason.UNABLE, "this program has no instrument for " + probe.describe());
    }

    private static ActionReport noMeans(Step step) {
        return ActionReport.failed(step, "this program has no actuator for it");
    }
}
