package dev.tenantry.processes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets only so many heavy programs run on this node at once; whoever asked first goes first. Asking is by polling, so that a
 * node's death or a run that gave up leaves nothing behind: who does not ask again for a while is out of the queue.
 */
public final class ProgramSlots {

    private static final Duration FORGOTTEN = Duration.ofSeconds(30);
    /** A program that was let go may still be about to start. */
    private static final Duration STARTING = Duration.ofSeconds(15);

    private final ProcessHost host;
    private final Clock clock;
    private final int slots;
    private final Map<JobId, Instant> running = new HashMap<>();
    private final Map<JobId, Instant> queue = new LinkedHashMap<>();

    /** @param slots how many at once, at least one */
    public ProgramSlots(ProcessHost host, Clock clock, int slots) {
        if (slots < 1) {
            throw new IllegalArgumentException("at least one program must be able to run, not " + slots);
        }
        this.host = host;
        this.clock = clock;
        this.slots = slots;
        host.running().forEach(id -> running.put(id, Instant.MIN));
    }

    /**
     * Where a program stands in the queue.
     *
     * @param place counts from 1
     */
    public record Waiting(int place, int waiting, int slots) {}

    /** Empty if the program may start now, and takes a slot for it; else where it stands. Ask again every few seconds. */
    public synchronized Optional<Waiting> ask(JobId id) {
        Instant now = clock.instant();
        queue.put(id, now); // a new time in the old place
        queue.values().removeIf(asked -> asked.plus(FORGOTTEN).isBefore(now));
        running.entrySet().removeIf(each -> ended(each.getKey(), each.getValue(), now));
        List<JobId> order = new ArrayList<>(queue.keySet());
        int place = order.indexOf(id);
        if (place >= slots - running.size()) {
            return Optional.of(new Waiting(place + 1, order.size(), slots));
        }
        queue.remove(id);
        running.put(id, now);
        return Optional.empty();
    }

    private boolean ended(JobId id, Instant let, Instant now) {
        return switch (host.inspect(id)) {
            case ProcessState.Running running -> false;
            case ProcessState.NotStarted none -> let.isBefore(now.minus(STARTING));
            case ProcessState.Exited exited -> true;
            case ProcessState.Lost lost -> true;
        };
    }
}
