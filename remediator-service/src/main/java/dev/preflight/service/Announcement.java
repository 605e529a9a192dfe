package dev.preflight.service;

import dev.preflight.service.target.ServedTarget;
import dev.preflight.service.target.Targets;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** Says on stderr where the service listens, what it watches and how to stop it. */
@Singleton
@Unremovable
public class Announcement implements QuarkusApplication {
    private final Targets targets;

    Announcement(Targets targets) {
        this.targets = targets;
    }

    @Override
    public int run(String... args) {
        String host = setting("quarkus.http.host");
        String url =
                "http://%s:%s"
                        .formatted(
                                host.contains(":") ? "[" + host + "]" : host,
                                setting("quarkus.http.port"));
        System.err.print(text(url, targets.all()));
        Quarkus.waitForExit();
        return 0;
    }

    static String text(String url, List<ServedTarget> targets) {
        StringBuilder text =
                new StringBuilder("preflight: listening on ")
                        .append(url)
                        .append(", watching ")
                        .append(targets.isEmpty() ? "nothing: no target is configured" : "");
        for (int i = 0; i < targets.size(); i++) {
            text.append(i == 0 ? "" : "; ").append(describe(targets.get(i)));
        }
        return text.append("; stop with Ctrl-C\n").toString();
    }

    private static String describe(ServedTarget target) {
        return "%s (%s) with %s every %d s"
                .formatted(
                        target.name(),
                        target.access().describe(),
                        String.join(", ", target.runbooks()),
                        target.interval().toSeconds());
    }

    private static String setting(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }
}
