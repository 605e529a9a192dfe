package dev.preflight.service.config;

import dev.preflight.service.config.PreflightConfig.KeyConfig;
import dev.preflight.service.config.PreflightConfig.Security;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Holds the settings of {@code preflight.security} to what they must be. */
final class SecuritySettings {
    // It stands in the audit trail and in logs.
    private static final Pattern KEY_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    private static final Pattern HASH = Pattern.compile("sha256:[0-9a-fA-F]{64}");

    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252})|\\[[0-9a-fA-F:.]{2,45}]");

    // Whoever is not asked goes by it.
    private static final String NOBODY = "anonymous";

    private SecuritySettings() {}

    static void require(Security security) {
        Map<String, String> holders = new HashMap<>();
        security.keys().forEach((name, key) -> requireKey(name, key, holders));
        security.hosts().orElse(List.of()).forEach(SecuritySettings::requireHost);
    }

    private static void requireKey(String name, KeyConfig key, Map<String, String> holders) {
        if (!KEY_NAME.matcher(name).matches() || name.equals(NOBODY)) {
            throw Settings.wrong(
                    "security.keys.\"" + name + "\"",
                    "a key's name is letters, digits, dots, dashes and underscores, at most 63, and not '%s'"
                            .formatted(NOBODY));
        }
        // What stands there may be the key itself, so it is not said.
        if (!HASH.matcher(key.hash()).matches()) {
            throw Settings.wrong(
                    "security.keys." + name + ".hash",
                    "must be sha256: and 64 hexadecimal digits, which it is not (its value is not shown, lest it be the key); docs/security.md says how to make one");
        }
        String other = holders.put(key.hash().toLowerCase(Locale.ROOT), name);
        if (other != null) {
            throw Settings.wrong(
                    "security.keys." + name + ".hash",
                    "is that of key '%s', too: nobody could tell who asks".formatted(other));
        }
    }

    private static void requireHost(String host) {
        if (!HOST.matcher(host).matches()) {
            throw Settings.wrong(
                    "security.hosts",
                    "must be host names without ports, as preflight.example.org, not '%s'"
                            .formatted(host));
        }
    }
}
