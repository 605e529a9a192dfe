package dev.preflight.service.rest;

import dev.preflight.core.check.CheckId;
import dev.preflight.service.ledger.IdempotencyKeys;
import dev.preflight.service.ledger.IdempotencyKeys.Taken;
import dev.preflight.service.ledger.StorageException;
import dev.preflight.service.run.Run;
import dev.preflight.service.run.RunOrder;
import dev.preflight.service.run.Runs;
import dev.preflight.service.run.TooManyRunsException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes orders that may come twice and lead to one run.
 *
 * @see <a
 *     href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">Idempotency-Key</a>
 */
@Singleton
class OrdersOnce {
    /** The header that names such an order. */
    static final String HEADER = "Idempotency-Key";

    // The draft has it in quotes; most clients send it without.
    private static final Pattern KEY = Pattern.compile("\"[!#-~]{1,128}\"|[!#-~]{1,128}");

    private final Runs runs;
    private final IdempotencyKeys keys;

    OrdersOnce(Runs runs, IdempotencyKeys keys) {
        this.runs = runs;
        this.keys = keys;
    }

    /**
     * The run that an order leads to, or has led to.
     *
     * @param key of its header
     * @throws ProblemException if the key cannot be one, was taken for another order, or its run is
     *     forgotten
     */
    // One at a time: whoever is told of an earlier run finds it begun.
    synchronized Run submit(RunOrder order, String key, String who)
            throws TooManyRunsException, StorageException {
        Order once = new Order(who, named(key), fingerprint(order));
        return runs.submit(order, once).orElseGet(() -> again(once));
    }

    /** An order under its key, which admits a run unless it has led to one before. */
    private final class Order implements Runs.Admission<StorageException> {
        private final String who;
        private final String key;
        private final String fingerprint;
        private Optional<Taken> earlier = Optional.empty();

        private Order(String who, String key, String fingerprint) {
            this.who = who;
            this.key = key;
            this.fingerprint = fingerprint;
        }

        @Override
        public boolean admits(String run) throws StorageException {
            earlier = keys.take(who, key, new Taken(fingerprint, run));
            return earlier.isEmpty();
        }
    }

    private static String named(String key) {
        if (!KEY.matcher(key).matches()) {
            throw Parameters.invalid(
                    HEADER
                            + ": a key is 1 to 128 visible characters of ASCII without spaces and quotes");
        }
        return key.startsWith("\"") ? key.substring(1, key.length() - 1) : key;
    }

    private Run again(Order order) {
        Taken earlier = order.earlier.orElseThrow();
        if (!earlier.fingerprint().equals(order.fingerprint)) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "the key '%s' was sent with another order before; send a new one"
                            .formatted(order.key));
        }
        return runs.find(earlier.run())
                .orElseThrow(() ->
                        new ProblemException(
                                ProblemType.RUN_FORGOTTEN,
                                "the key '%s' led to run %s, which is not kept any more; to run again, send a new key"
                                        .formatted(order.key, earlier.run())));
    }

    // Of what was understood, so that order and spaces mean nothing. Values may be secret, and are
    // not kept.
    static String fingerprint(RunOrder order) {
        String canonical =
                String.join(
                        "\n",
                        order.target().name(),
                        order.runbook().name(),
                        order.mode().word(),
                        ids(order.only()),
                        ids(order.skip()),
                        new TreeMap<>(order.variables()).toString());
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(canonical.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static String ids(Collection<CheckId> checks) {
        return checks.stream().map(CheckId::value).sorted().collect(Collectors.joining(","));
    }
}
