package dev.preflight.service.notify;

import java.util.function.Function;

/** How a notification is written for a receiver. */
public enum BodyFormat {
    /** {@code preflight.notification/v1}, for programs. */
    JSON(JsonBody::of),
    /** A text for people, as the incoming webhooks of Slack, Mattermost and others take it. */
    SLACK(SlackBody::of);

    // An enum is to be immutable, and a method reference is.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<Notification, String> writer;

    BodyFormat(Function<Notification, String> writer) {
        this.writer = writer;
    }

    String write(Notification notification) {
        return writer.apply(notification);
    }
}
