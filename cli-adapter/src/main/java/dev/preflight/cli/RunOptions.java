package dev.preflight.cli;

import dev.preflight.core.run.Mode;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** The options that runs take; {@link RunSettings} reads them. */
final class RunOptions {
    /** What means nothing without {@code --server}. */
    static final List<String> FOR_A_SERVER = List.of("target", "api-key-file");

    private final Options options = new Options();

    private RunOptions() {}

    /** Those of check, heal and plan. */
    static Options of(Mode mode) {
        RunOptions run = new RunOptions();
        run.where();
        run.what();
        run.report();
        if (mode == Mode.HEAL) {
            run.flag("reset", "give this runbook's checks a fresh budget first");
            run.valued("lock-timeout", "TIME", "longest wait for another cure (default: 30s)");
        }
        run.valued("server", "URL", "have a service do it, as http://127.0.0.1:8420");
        run.valued("target", "NAME", "of the service's targets (default: the only one)");
        run.valued("api-key-file", "FILE", "key for it (default: $PREFLIGHT_API_KEY)");
        return run.options;
    }

    /** Those of lint. */
    static Options ofLint(List<String> formats) {
        Options options = ofFormats(formats);
        options.addOption(
                Option.builder().longOpt("strict").desc("exit with 1 on warnings, too").get());
        return options;
    }

    /** Those of convert. */
    static Options ofConvert() {
        RunOptions run = new RunOptions();
        run.valued("to", "NOTATION", "yaml or markdown");
        return run.options;
    }

    /** Those of runbooks. */
    static Options ofRunbooks() {
        RunOptions run = new RunOptions();
        run.valued("show", "RUNBOOK", "print its file, to be copied and changed");
        return run.options;
    }

    /** Those of watch. */
    static Options ofWatch() {
        RunOptions run = new RunOptions();
        run.flag("heal", "cure what fails, as heal does");
        run.valued("interval", "TIME", "from one round to the next (default: 5s)");
        run.valued("count", "N", "stop after so many rounds");
        run.where();
        run.what();
        run.flag("quiet", "only what failed, and the verdict");
        run.look();
        return run.options;
    }

    /** Those of a command that only has a choice of formats. */
    static Options ofFormats(List<String> formats) {
        RunOptions run = new RunOptions();
        String words = String.join(", ", formats);
        run.valued("format", "FORMAT", words + " (default: " + formats.get(0) + ")");
        return run.options;
    }

    /** Those of the demo. */
    static Options ofDemo() {
        RunOptions run = new RunOptions();
        run.look();
        return run.options;
    }

    /** Those of serve, which the service reads by itself and describes in the same words. */
    static Options ofServe() {
        RunOptions serve = new RunOptions();
        serve.flag("demo", "watch the embedded stack of the demo instead");
        serve.valued("project", "NAME", "compose project (default: as compose finds it)");
        serve.valued("directory", "DIR", "the project's directory (default: this one)");
        serve.valued("runbook", "RUNBOOK", "to run (default: workers); may be repeated");
        serve.valued("interval", "TIME", "from one run to the next (default: 30s)");
        serve.valued("config", "FILE", "targets and settings, as *.properties");
        serve.valued("host", "ADDRESS", "to listen on (default: 127.0.0.1)");
        serve.valued("port", "PORT", "to listen on (default: 8420; 0: any)");
        return serve.options;
    }

    private void where() {
        valued("project", "NAME", "compose project (default: as compose finds it)");
        valued("directory", "DIR", "the project's directory (default: this one)");
        valued("env-file", "FILE", "variables, over .env.sandbox; may be repeated");
        valued("var", "NAME=VALUE", "one variable, over all others; may be repeated");
    }

    private void what() {
        valued("only", "CHECK,...", "these checks and what they require");
        valued("skip", "CHECK,...", "leave these checks out");
        valued("timeout", "TIME", "of one look, as in 500ms, 10s, 2m (default: 10s)");
        flag("fail-fast", "stop at the first failure");
        flag("strict", "let warnings fail the run");
    }

    private void report() {
        valued("format", "FORMAT", "of the report on stdout (default: human)");
        valued("report", "FORMAT=FILE", "one more report, to a file; may be repeated");
        flag("quiet", "only what failed, and the verdict");
        look();
    }

    private void look() {
        flag("verbose", "everything that was seen");
        flag("no-color", "no colours");
    }

    private void flag(String name, String description) {
        options.addOption(Option.builder().longOpt(name).desc(description).get());
    }

    private void valued(String name, String value, String description) {
        options.addOption(
                Option.builder().longOpt(name).hasArg().argName(value).desc(description).get());
    }
}
