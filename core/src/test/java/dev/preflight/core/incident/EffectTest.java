package dev.preflight.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.cure.CurePlan;
import dev.preflight.core.incident.Refusal.Guardrail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectTest {

    @Test
    void isCarriedOutByTheMethodForIt() {
        List<Effect> effects =
                List.of(
                        new Effect.Act(new CurePlan(List.of(), List.of())),
                        new Effect.WakeAt(Instant.EPOCH),
                        new Effect.Verify(),
                        new Effect.Escalate(new Refusal(Guardrail.MANUAL, "no")));
        Recorder recorder = new Recorder();
        effects.forEach(effect -> effect.carryOut(recorder));
        assertThat(recorder.carriedOut).isEqualTo(effects);
    }

    private static final class Recorder implements Effect.Handler<RuntimeException> {
        private final List<Effect> carriedOut = new ArrayList<>();

        @Override
        public void act(Effect.Act effect) {
            carriedOut.add(effect);
        }

        @Override
        public void wakeAt(Effect.WakeAt effect) {
            carriedOut.add(effect);
        }

        @Override
        public void verify(Effect.Verify effect) {
            carriedOut.add(effect);
        }

        @Override
        public void escalate(Effect.Escalate effect) {
            carriedOut.add(effect);
        }
    }
}
