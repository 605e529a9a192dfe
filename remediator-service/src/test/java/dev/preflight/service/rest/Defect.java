package dev.preflight.service.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** An endpoint that only tests have: it fails as no endpoint should. */
@Path(Defect.PATH)
public class Defect {
    static final String PATH = "/api/v1/defect";

    @GET
    @Operation(hidden = true)
    public String fail() {
        throw new IllegalStateException("a defect, made for a test");
    }
}
