package dev.preflight.adapters.runbook.tree;

import dev.preflight.adapters.text.Nearest;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The names of fields: as keys, {@code passIf}, and as labels, {@code Pass If}. */
public final class Words {
    private Words() {}

    /** The label for a key: {@code Max Retries} for {@code maxRetries}. */
    public static String label(String key) {
        StringBuilder label = new StringBuilder();
        for (int i = 0; i < key.length(); i++) {
            char it = key.charAt(i);
            if (i == 0) {
                label.append(Character.toUpperCase(it));
            } else if (Character.isUpperCase(it)) {
                label.append(' ').append(it);
            } else {
                label.append(it);
            }
        }
        return label.toString();
    }

    /** The key that words make: {@code maxRetries} for {@code Max retries}. */
    public static String camelCase(String words) {
        StringBuilder key = new StringBuilder();
        for (String word : words.strip().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (key.isEmpty() || word.isEmpty()) {
                key.append(word);
            } else {
                key.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return key.toString();
    }

    /** The known key that was probably meant; empty if none is near enough. */
    public static Optional<String> nearest(Collection<String> known, String written) {
        return Nearest.among(known.stream().sorted().toList(), written, 1 + written.length() / 4);
    }
}
