package dev.preflight.adapters.runbook.explain;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.preflight.adapters.report.JsonOutput;
import dev.preflight.adapters.report.JsonText;
import dev.preflight.adapters.runbook.CheckEntry;
import dev.preflight.adapters.runbook.Documentation;
import dev.preflight.adapters.runbook.RunbookFile;
import dev.preflight.adapters.runbook.RunbookFile.MatchedCure;
import dev.preflight.adapters.runbook.condition.Condition;
import dev.preflight.core.check.CheckId;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Explains a runbook file to programs; later versions only add. */
public final class ExplainJson {
    private ExplainJson() {}

    /**
     * Writes the explanation and a line feed, and flushes; does not close.
     *
     * @param only the check to explain; null for all of the file
     * @throws IOException if it cannot be written
     */
    public static void write(RunbookFile file, @Nullable CheckId only, OutputStream out)
            throws IOException {
        JsonOutput.write(out, json -> new Writing(file, only, json, new JsonText(json)).all());
    }

    private record Writing(
            RunbookFile file, @Nullable CheckId only, JsonGenerator json, JsonText text) {
        void all() throws IOException {
            text.start();
            text.text("runbook", file.id().value());
            text.text("title", file.title());
            text.text("source", file.name());
            text.startList("checks");
            for (CheckEntry check : file.checks()) {
                if (only == null || only.equals(check.id())) {
                    check(check);
                }
            }
            text.endList();
            text.startList("cures");
            for (MatchedCure cure : file.cures()) {
                if (only == null || only.equals(cure.check())) {
                    cure(cure);
                }
            }
            text.endList();
            text.texts(
                    "documentation",
                    file.documentation().stream().map(Documentation::title).toList());
            text.end();
        }

        private void check(CheckEntry check) throws IOException {
            text.start();
            text.text("id", check.id().value());
            text.text("title", check.title());
            text.text("probe", check.probe().describe());
            text.text("condition", check.condition().text());
            text.flag("inferred", check.condition().origin() != Condition.Origin.STATED);
            text.text("inferredFrom", check.condition().why());
            text.texts("requires", check.requires().stream().map(CheckId::value).toList());
            text.text("failMessage", check.failMessage());
            text.text("severity", check.severity().name());
            text.text("source", check.place().inReport());
            text.end();
        }

        private void cure(MatchedCure matched) throws IOException {
            CheckId check = matched.check();
            text.start();
            text.text("title", matched.cure().title());
            if (check == null) {
                json.writeNullField("check");
            } else {
                text.text("check", check.value());
            }
            text.text("matchedBy", matched.matchedBy());
            text.number("maxRetries", matched.cure().cure().maxRetries());
            json.writeFieldName("waitSeconds");
            json.writeNumber(
                    BigDecimal.valueOf(matched.cure().cure().waitAfterCure().toMillis(), 3)
                            .stripTrailingZeros()
                            .toPlainString());
            text.text("source", matched.cure().place().inReport());
            text.end();
        }
    }
}
