package dev.preflight.adapters.state;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Who holds a lock, and until when.
 *
 * @param token of this one acquisition, among those of its owner
 * @param owner that holds it
 * @param acquiredAt since when
 * @param expiresAt when it is free for all unless it was renewed
 */
record LockRecord(String token, LockOwner owner, Instant acquiredAt, Instant expiresAt) {
    static LockRecord parse(byte[] text) throws MalformedException {
        JsonObject json = JsonObject.parse(text);
        LockOwner owner =
                new LockOwner(
                        json.text("user"),
                        json.text("host"),
                        json.text("space"),
                        json.number("pid"),
                        json.text("born"),
                        json.text("command"));
        return new LockRecord(
                json.text("token"), owner, json.instant("acquiredAt"), json.instant("expiresAt"));
    }

    byte[] toJson() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonObject.FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("token", token);
            json.writeStringField("user", owner.user());
            json.writeStringField("host", owner.host());
            json.writeStringField("space", owner.space());
            json.writeNumberField("pid", owner.pid());
            json.writeStringField("born", owner.born());
            json.writeStringField("command", owner.command());
            json.writeStringField("acquiredAt", acquiredAt.toString());
            json.writeStringField("expiresAt", expiresAt.toString());
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    LockRecord until(Instant end) {
        return new LockRecord(token, owner, acquiredAt, end);
    }

    boolean isOf(LockRecord other) {
        return token.equals(other.token) && owner.equals(other.owner);
    }

    /**
     * Whether anybody may take it. If the clock was set back, the end seems further away than it
     * is; then it is still believed, since its owner may well live: that one renews it by the new
     * clock soon, and if it is gone, it is known to be.
     */
    boolean isAbandoned(Instant now) {
        return !now.isBefore(expiresAt) || owner.isGone();
    }

    /** The holder for people, as in {@code pid 4711 (preflight heal, user me) since 12:00:03}. */
    String describe() {
        LocalTime since =
                LocalTime.ofInstant(
                        acquiredAt.truncatedTo(ChronoUnit.SECONDS), ZoneId.systemDefault());
        return owner.describe() + " since " + since + (since.getSecond() == 0 ? ":00" : "");
    }
}
