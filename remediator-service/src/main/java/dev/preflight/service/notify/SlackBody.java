package dev.preflight.service.notify;

import dev.preflight.adapters.report.JsonOutput;
import dev.preflight.adapters.report.JsonText;
import dev.preflight.adapters.text.Printable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes a notification as a text for a chat. Nothing in it calls anybody, whatever a target said:
 * the characters that mark a mention are made inert.
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Slack's text</a>
 */
final class SlackBody {
    private static final int MOST = 3000;
    private static final String OMISSION = "...";

    // Seen by nobody. Slack ignores a bare "@here", but others that take its messages do not.
    private static final String INERT_AT = "@\u200b";

    private SlackBody() {}

    static String of(Notification notification) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            JsonOutput.write(
                    out,
                    json -> {
                        JsonText fields = new JsonText(json);
                        fields.start();
                        // Not as a text of others, from which the inert mark would be dropped.
                        json.writeStringField("text", text(notification));
                        fields.end();
                    });
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory takes everything", impossible);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String text(Notification notification) {
        String head = "*" + notification.occasion().word() + "* ";
        String link = notification.link();
        String tail = link == null ? "" : "\n" + escaped(link);
        String summary = Printable.clean(notification.summary());
        return head + escaped(summary, MOST - head.length() - tail.length()) + tail;
    }

    private static String escaped(String text) {
        return escaped(text, Integer.MAX_VALUE);
    }

    /** Escaped, and cut between characters so that it has at most so many. */
    private static String escaped(String text, int most) {
        StringBuilder escaped = new StringBuilder();
        int fitting = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            append(escaped, text.codePointAt(at));
            if (escaped.length() > most) {
                escaped.setLength(fitting);
                return escaped.append(OMISSION).toString();
            }
            if (escaped.length() <= most - OMISSION.length()) {
                fitting = escaped.length();
            }
        }
        return escaped.toString();
    }

    private static void append(StringBuilder escaped, int character) {
        switch (character) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '@' -> escaped.append(INERT_AT);
            default -> escaped.appendCodePoint(character);
        }
    }
}
