package dev.preflight.service.rest;

import dev.preflight.service.event.EventStreams;
import dev.preflight.service.event.Streamed;
import dev.preflight.service.event.TooManyStreamsException;
import dev.preflight.service.ledger.StorageException;
import dev.preflight.service.target.Targets;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** What happens, as it happens. */
@Path("/api/v1/events")
@Tag(name = "events")
@APIResponse(
        responseCode = "default",
        description = "What went wrong.",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
public class EventsResource {
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final Pattern PLACE = Pattern.compile("[0-9]{1,18}");

    private final EventStreams streams;
    private final Targets targets;

    EventsResource(EventStreams streams, Targets targets) {
        this.streams = streams;
        this.targets = targets;
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    // Else a proxy keeps events back until it has many.
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(
            summary = "What happens, as it happens: CloudEvents as server-sent events.",
            description =
                    "From now on, or all that was recorded after the event of a given id. If that is not all kept, the first event is dev.preflight.stream.gap.")
    @APIResponse(
            responseCode = "200",
            description = "A stream without an end.",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS))
    public Multi<OutboundSseEvent> follow(
            @Parameter(description = "The id of the last event that was received.")
                    @HeaderParam(LAST_EVENT_ID)
                    @Nullable String lastEventId,
            @Parameter(description = "The same, for clients that set no header, which goes before.")
                    @QueryParam("lastEventId")
                    @Nullable String lastEventIdQuery,
            @Parameter(description = "What concerns no other target.") @QueryParam("target")
                    @Nullable String target,
            @Context Sse sse)
            throws StorageException {
        Parameters.requireKnown("target", target, targets.names());
        String last =
                lastEventId == null
                        ? checked("lastEventId=", lastEventIdQuery)
                        : checked(LAST_EVENT_ID + ": ", lastEventId);
        try {
            Multi<Streamed> events =
                    last == null
                            ? streams.fromNow(target)
                            : streams.after(Long.parseLong(last), target);
            return events.onFailure(TooManyStreamsException.class)
                    .transform(EventsResource::problem)
                    .map(event -> sent(event, sse));
        } catch (TooManyStreamsException full) {
            throw problem(full);
        }
    }

    private static @Nullable String checked(String name, @Nullable String place) {
        if (place != null && !PLACE.matcher(place).matches()) {
            throw Parameters.invalid("%s%s is no id of an event".formatted(name, place));
        }
        return place;
    }

    private static ProblemException problem(Throwable tooMany) {
        return new ProblemException(
                ProblemType.TOO_MANY_STREAMS, tooMany.getMessage() + "; ask again later");
    }

    private static OutboundSseEvent sent(Streamed streamed, Sse sse) {
        if (streamed instanceof Streamed.Event event) {
            return sse.newEventBuilder()
                    .id(String.valueOf(event.place()))
                    .name(event.type())
                    .data(event.body())
                    .build();
        }
        return sse.newEventBuilder().comment("still here").build();
    }
}
