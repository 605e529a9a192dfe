package dev.preflight.service.rest;

import dev.preflight.adapters.text.Printable;
import dev.preflight.core.cure.ActionReport;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of one step, as in {@code preflight.report/v1}. */
@Schema(name = "Action")
record ActionView(
        @Schema(examples = "restart-container") String kind,
        @Schema(examples = "shop-backtest-worker-1-1") String target,
        @Schema(enumeration = {"DONE", "FAILED", "SKIPPED", "INTERRUPTED"}) String outcome,
        String detail) {

    static List<ActionView> of(List<ActionReport> reports) {
        return reports.stream().map(ActionView::of).toList();
    }

    private static ActionView of(ActionReport report) {
        return new ActionView(
                Printable.clean(report.kind()),
                Printable.clean(report.target()),
                report.result().name(),
                Printable.clean(report.detail()));
    }
}
