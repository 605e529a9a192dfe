package dev.preflight.service.ledger.sql;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A time as it stands in the database: of one width, so that later ones sort after earlier ones.
 */
final class Stamp {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Stamp() {}

    /** One beyond the years of four digits becomes the first or last of them. */
    static String of(Instant time) {
        if (time.isBefore(FIRST)) {
            return FORMAT.format(FIRST);
        }
        return FORMAT.format(time.isAfter(LAST) ? LAST : time);
    }
}
