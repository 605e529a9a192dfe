package dev.preflight.service.runbook;

import dev.preflight.adapters.runbook.RunbookFile;
import dev.preflight.core.runbook.Runbook;
import java.util.Set;

/**
 * A runbook that can be asked for.
 *
 * @param name by which it is configured and asked for
 * @param file as it was understood
 * @param runbook that is run
 * @param variables that a request may set, since the runbook's texts refer to them; copied
 */
public record ServedRunbook(String name, RunbookFile file, Runbook runbook, Set<String> variables) {
    public ServedRunbook {
        variables = Set.copyOf(variables);
    }
}
