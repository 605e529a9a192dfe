package dev.preflight.service.event;

import dev.preflight.service.ledger.PendingFailures.Failure;

/** Failures as they go over their channel. */
public final class FailureEvents {
    /** The type of their events. */
    public static final String TYPE = "dev.preflight.check.failed";

    private FailureEvents() {}

    public static String write(Failure failure) {
        return CloudEventJson.write(
                new CloudEvent(
                        failure.id(),
                        CloudEvent.sourceOf(failure.target()),
                        TYPE,
                        failure.runbook() + "/" + failure.check(),
                        failure.detectedAt(),
                        failure.target(),
                        null,
                        data(failure)));
    }

    private static String data(Failure failure) {
        return CloudEventJson.object(json -> {
            json.writeStringField("target", failure.target());
            json.writeStringField("runbook", failure.runbook());
            json.writeStringField("check", failure.check());
            json.writeStringField("message", failure.message());
            json.writeStringField("run", failure.run());
            json.writeStringField("detectedAt", failure.detectedAt().toString());
        });
    }

    /**
     * The failure that a message tells of.
     *
     * @throws MalformedEventException if it tells of none; names the field
     */
    public static Failure read(String message) throws MalformedEventException {
        CloudEvent event = CloudEventJson.read(message);
        if (!event.type().equals(TYPE)) {
            throw new MalformedEventException(
                    "type: must be '%s', and is '%s'"
                            .formatted(TYPE, MalformedEventException.shortened(event.type())));
        }
        Fields data = Fields.parse(event.data(), "data.");
        String target = data.text("target");
        // One that is at odds with itself must not lead to a cure in the wrong place.
        if (!event.source().equals(CloudEvent.sourceOf(target))) {
            throw new MalformedEventException(
                    "data.target: must be that of the source '%s', and is '%s'"
                            .formatted(
                                    MalformedEventException.shortened(event.source()),
                                    MalformedEventException.shortened(target)));
        }
        return new Failure(
                event.id(),
                target,
                data.text("runbook"),
                data.text("check"),
                data.instant("detectedAt"),
                data.anyText("message"),
                data.text("run"));
    }
}
