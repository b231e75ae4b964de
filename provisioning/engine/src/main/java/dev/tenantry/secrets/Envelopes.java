package dev.tenantry.secrets;

import dev.tenantry.database.TenantScope;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The only one who asks the master key. It may be with a system outside, so it is asked in no scope: rows are read first and
 * opened when their transaction has ended. What was unwrapped stays in memory for some minutes.
 */
@Component
class Envelopes implements AutoCloseable {

    private static final int MOST = 2_000;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** In all, however many there are: whoever asks holds a job meanwhile. */
    private static final Duration ALL_WITHIN = Duration.ofSeconds(4);

    private final TenantScope scope;
    private final MasterKey master;
    private final KeyMemory memory;
    private final Clock clock;

    Envelopes(TenantScope scope, MasterKey master, Clock clock) {
        this.scope = scope;
        this.master = master;
        this.memory = new KeyMemory(MOST, LONGEST, clock);
        this.clock = clock;
    }

    /** Under a new key of its own. */
    Envelope seal(String secret, String context) {
        byte[] key = Sealed.newKey();
        try {
            return new Envelope(
                    wrapped(key, context), Sealed.seal(key, secret.getBytes(StandardCharsets.UTF_8), context));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** Throws {@link IllegalStateException} if it lies in another place than it was sealed for. */
    String open(Envelope envelope) {
        return with(
                envelope.key(),
                key -> new String(envelope.sealed().open(key, envelope.key().context()), StandardCharsets.UTF_8));
    }

    /**
     * Each in its order. Where that takes too long it is given up with an {@link OutsideFailure}; what was opened by then is
     * remembered, so that the next time gets further.
     */
    List<String> openAll(List<Envelope> all) {
        Instant until = clock.instant().plus(ALL_WITHIN);
        List<String> opened = new ArrayList<>();
        for (Envelope each : all) {
            if (clock.instant().isAfter(until)) {
                throw new OutsideFailure(
                        OutsideSystem.AWS,
                        OutsideFailure.Kind.TIMEOUT,
                        "%d of %d secrets were opened within %d seconds"
                                .formatted(opened.size(), all.size(), ALL_WITHIN.toSeconds()));
            }
            opened.add(open(each));
        }
        return List.copyOf(opened);
    }

    /** Keys that nobody asks for any more do not lie in memory for longer than they are used. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        memory.sweep();
    }

    /** A new key, wrapped. */
    WrappedKey fresh(String context) {
        byte[] key = Sealed.newKey();
        try {
            return wrapped(key, context);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** The key itself, which is the caller's from now on. */
    byte[] key(WrappedKey wrapped) {
        return with(wrapped, byte[]::clone);
    }

    private WrappedKey wrapped(byte[] key, String context) {
        insistOnNoScope();
        return WrappedKey.of(master.id(), master.wrap(key, context), context);
    }

    private <T> T with(WrappedKey wrapped, Function<byte[], T> use) {
        insistOnNoScope();
        byte[] key = memory.key(wrapped, () -> master.unwrap(wrapped.bytes(), wrapped.master(), wrapped.context()));
        try {
            return use.apply(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** Whichever master key there is, and whether it would be asked or not: the mistake shows in the sandbox, too. */
    private void insistOnNoScope() {
        if (scope.open()) {
            throw new IllegalStateException(
                    "the master key is asked while a transaction is open, which would wait for it");
        }
    }

    @Override
    public void close() {
        memory.forget();
    }
}
