package dev.preflight.core.testing;

import dev.preflight.core.cure.Actuators;
import dev.preflight.core.probe.FileProbe;
import dev.preflight.core.probe.HttpProbe;
import dev.preflight.core.probe.Instruments;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.TcpProbe;

/** Eyes and hands in a model of a stack, which has commands, containers and workers only. */
public interface ModelWorld extends Instruments, Actuators {
    @Override
    default Observation http(HttpProbe probe) {
        throw new UnsupportedOperationException(probe.describe());
    }

    @Override
    default Observation tcp(TcpProbe probe) {
        throw new UnsupportedOperationException(probe.describe());
    }

    @Override
    default Observation file(FileProbe probe) {
        throw new UnsupportedOperationException(probe.describe());
    }
}
