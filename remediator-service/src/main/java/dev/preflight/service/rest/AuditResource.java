package dev.preflight.service.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.preflight.service.ledger.Audit;
import dev.preflight.service.ledger.StorageException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who ordered what. */
@Path("/api/v1/audit")
@Tag(name = "audit")
public class AuditResource {
    private final Audit audit;

    AuditResource(Audit audit) {
        this.audit = audit;
    }

    /**
     * Some orders.
     *
     * @param orders the latest first
     */
    public record OrderList(List<OrderView> orders) {
        public OrderList {
            orders = List.copyOf(orders);
        }
    }

    /**
     * An order. It may have been refused; one that changes something is recorded before it is
     * carried out.
     *
     * @param target null for all
     */
    @Schema(name = "Order")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OrderView(
            Instant at,
            String who,
            @Schema(enumeration = {"check", "plan", "heal", "reset", "pause", "resume"})
                    String order,
            @Nullable String target,
            String detail) {
        static OrderView of(Audit.Entry entry) {
            return new OrderView(
                    entry.at(), entry.who(), entry.order(), entry.target(), entry.detail());
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Who ordered what, the latest first.")
    public OrderList latest(
            @Parameter(description = "How many at most, 1 to 100; 20 if it is not given.")
                    @QueryParam("limit")
                    @Nullable String limit)
            throws StorageException {
        return new OrderList(
                audit.latest(Parameters.limit(limit)).stream().map(OrderView::of).toList());
    }
}
