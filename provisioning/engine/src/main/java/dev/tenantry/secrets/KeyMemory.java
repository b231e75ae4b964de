package dev.tenantry.secrets;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Unwrapped keys, so many and so long at most: one that is no longer asked for is overwritten when another one comes. Whoever asks
 * for a key that is being unwrapped waits for it, and fails with it; a failure is not remembered.
 */
final class KeyMemory {

    private final int most;
    private final Duration longest;
    private final InstantSource clock;
    /** Those first that were asked for longest ago. */
    private final Map<WrappedKey, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);

    KeyMemory(int most, Duration longest, InstantSource clock) {
        this.most = most;
        this.longest = longest;
        this.clock = clock;
    }

    /**
     * A copy, which the caller may overwrite.
     *
     * @param unwrapping what it gives belongs to this memory
     */
    byte[] key(WrappedKey wrapped, Supplier<byte[]> unwrapping) {
        Slot mine = new Slot(clock.instant().plus(longest));
        Slot slot = entered(wrapped, mine);
        return slot == mine
                ? unwrapped(wrapped, mine, unwrapping)
                : slot.copy().orElseGet(() -> key(wrapped, unwrapping));
    }

    /** The slot that there is, else this one. */
    private synchronized Slot entered(WrappedKey wrapped, Slot mine) {
        Slot there = slots.get(wrapped);
        if (there != null && there.until.isAfter(clock.instant())) {
            return there;
        }
        sweep();
        slots.put(wrapped, mine);
        for (Iterator<Slot> oldest = slots.values().iterator(); slots.size() > most; oldest.remove()) {
            oldest.next().wipe();
        }
        return mine;
    }

    private boolean isOver(Slot slot) {
        boolean over = !slot.until.isAfter(clock.instant());
        if (over) {
            slot.wipe();
        }
        return over;
    }

    private byte[] unwrapped(WrappedKey wrapped, Slot slot, Supplier<byte[]> unwrapping) {
        try {
            byte[] key = unwrapping.get();
            byte[] copy = key.clone();
            slot.fill(key);
            return copy;
        } catch (RuntimeException | Error failed) {
            remove(wrapped, slot);
            slot.key.completeExceptionally(failed);
            throw failed;
        }
    }

    private synchronized void remove(WrappedKey wrapped, Slot slot) {
        slots.remove(wrapped, slot);
    }

    /** Overwrites those whose time is over. */
    synchronized void sweep() {
        slots.values().removeIf(this::isOver);
    }

    /** All of them. */
    synchronized void forget() {
        slots.values().forEach(Slot::wipe);
        slots.clear();
    }

    /** A key that is there, or comes. */
    private static final class Slot {

        private final Instant until;
        private final CompletableFuture<byte[]> key = new CompletableFuture<>();
        private boolean wiped;

        Slot(Instant until) {
            this.until = until;
        }

        synchronized void fill(byte[] unwrapped) {
            if (wiped) {
                Arrays.fill(unwrapped, (byte) 0);
            }
            key.complete(unwrapped);
        }

        /** Empty if it was overwritten meanwhile. */
        Optional<byte[]> copy() {
            byte[] there = awaited();
            synchronized (this) {
                return wiped ? Optional.empty() : Optional.of(there.clone());
            }
        }

        private byte[] awaited() {
            try {
                return key.join();
            } catch (CompletionException failed) {
                throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
            }
        }

        synchronized void wipe() {
            wiped = true;
            if (key.isDone() && !key.isCompletedExceptionally()) {
                Arrays.fill(key.join(), (byte) 0);
            }
        }
    }
}
