package dev.preflight.service.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FailureEmitterTest {
    private final List<String> sent = new ArrayList<>();

    @Test
    void announcesEveryFailure() throws Exception {
        FailureEmitter emitter =
                new FailureEmitter(message -> {
                    sent.add(message);
                    return CompletableFuture.completedFuture(null);
                });

        emitter.emit(List.of(Samples.failure("f-1"), Samples.failure("f-2")));

        assertThat(FailureEvents.read(sent.get(0))).isEqualTo(Samples.failure("f-1"));
        assertThat(FailureEvents.read(sent.get(1))).isEqualTo(Samples.failure("f-2"));
    }

    @Test
    void leavesToALaterSweepWhatTheChannelHasNoRoomFor() {
        FailureEmitter emitter =
                new FailureEmitter(message -> {
                    if (sent.size() == 1) {
                        throw new IllegalStateException("SRMSG00034: no room");
                    }
                    sent.add(message);
                    return CompletableFuture.failedFuture(new IllegalStateException("not taken"));
                });

        emitter.emit(List.of(Samples.failure("f-1"), Samples.failure("f-2")));

        assertThat(sent).hasSize(1);
    }
}
