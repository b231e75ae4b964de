package dev.tenantry.standins;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One outside system, played: does one request after the other, so that its state needs no locks, and misbehaves as its
 * switches say; who waits for a slow answer keeps nobody else waiting. Switches and state are read and set under
 * {@code /__sandbox} by who has the token.
 */
public abstract class StandIn implements AutoCloseable {

    /** The header that carries the sandbox's token. */
    public static final String TOKEN_HEADER = "x-sandbox-token";

    private static final String SANDBOX = "__sandbox";
    private static final int MOST_CALLS = 10_000;

    private final Place place;
    private final Object turn = new Object();
    private final Switches switches = new Switches();
    private final List<String> calls = new ArrayList<>();
    private @Nullable Wire wire;

    /**
     * Where a stand-in lives.
     *
     * @param port 0 for any that is free
     * @param token without which nobody sees or sets anything under {@code /__sandbox}
     * @param secrets what the system expects of its callers, by name: {@code key}
     * @param neighbours addresses of others that it calls, by name: {@code s3}
     */
    public record Place(
            int port, Shelves shelves, String token, Map<String, String> secrets, Map<String, URI> neighbours) {

        /** For a test: any port, nothing kept. */
        public static Place ofTest(Map<String, String> secrets) {
            return new Place(0, Shelves.inMemory(), "sandbox-token-of-tests", secrets, Map.of());
        }
    }

    protected StandIn(Place place) {
        this.place = place;
    }

    /** Answers one request. */
    protected abstract Reply answer(Asked asked);

    /** Answers what is asked under {@code /__sandbox} beyond state and switches, with that word cut off the path. */
    protected Reply control(Asked asked) {
        return Reply.of(404, Map.of("error", "nothing to control at " + asked.call()));
    }

    /** Whether what it remembers may be another after this request; if not, it is not written anew. */
    protected boolean mayChange(Asked asked) {
        return !asked.method().equals("GET");
    }

    /** Faults that only this system has; {@link #odd} plays them. */
    protected Set<Fault> ownFaults() {
        return Set.of();
    }

    /** Answers as with one of its own faults. */
    protected Reply odd(Fault fault, Asked asked) {
        throw new IllegalStateException(fault + " is none of its own");
    }

    /** The same stand-in, which now listens. */
    public static <T extends StandIn> T listening(T standIn) {
        StandIn started = standIn;
        started.wire = Wire.open(started.place.port(), started::handle);
        return standIn;
    }

    public final URI url() {
        return Objects.requireNonNull(wire, "not listening").url();
    }

    protected final Map<String, ObjectNode> shelf(String name) {
        return place.shelves().shelf(name);
    }

    /** Empties every shelf whose name begins so. */
    final void forget(String beginning) {
        place.shelves().forget(beginning);
    }

    /** What callers must know; throws if it was not given. */
    protected final String secret(String name) {
        return secretIfGiven(name).orElseThrow(() -> new IllegalStateException("no secret " + name));
    }

    /** What callers must know, if they must know anything. */
    protected final Optional<String> secretIfGiven(String name) {
        return Optional.ofNullable(place.secrets().get(name));
    }

    protected final Optional<URI> neighbour(String name) {
        return Optional.ofNullable(place.neighbours().get(name));
    }

    // ---- what goes wrong

    /** The next request whose method and path begin with this text goes wrong. */
    public final void failNext(Fault fault, String where) {
        switches.add(Switch.once(fault, where));
    }

    public final void set(Switch... wanted) {
        switches.replace(List.of(wanted));
    }

    protected final void switchOff(Fault fault) {
        switches.remove(fault);
    }

    protected final void switchOn(Switch one) {
        switches.add(one);
    }

    /** The last requests, as method and path. */
    public final List<String> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    // ---- one request

    private Reply handle(Asked asked) {
        if (asked.path().getFirst().equals(SANDBOX)) {
            return sandbox(asked);
        }
        remember(asked.call());
        Optional<Switch> trouble = switches.next(asked.call());
        return trouble.isEmpty() ? answered(asked) : spoiled(asked, trouble.get());
    }

    private Reply answered(Asked asked) {
        synchronized (turn) {
            return saved(asked, answer(asked));
        }
    }

    private void remember(String call) {
        synchronized (calls) {
            if (calls.size() == MOST_CALLS) {
                calls.removeFirst();
            }
            calls.add(call);
        }
    }

    private Reply spoiled(Asked asked, Switch trouble) {
        return switch (trouble.fault()) {
            case UNREACHABLE -> throw new Wire.HangUp();
            case DOWN -> Reply.of(503, Map.of());
            case ERROR -> Reply.of(500, Map.of("error", "internal error"));
            case RATE_LIMITED -> Reply.of(429, Map.of()).with("Retry-After", "7");
            case EXPIRED_KEY -> Reply.of(401, Map.of("error", "the key has expired"));
            case PAGE -> Reply.of(200, "<html>maintenance</html>").with("Content-Type", "text/html");
            case SLOW -> {
                Wire.pause(trouble.delayMillis());
                yield answered(asked);
            }
            case TWICE -> {
                answered(asked);
                yield answered(asked);
            }
            case ANSWER_LOST -> {
                answered(asked);
                throw new Wire.HangUp();
            }
            case NO_DATABASE, CHANGED_TOOL -> {
                synchronized (turn) {
                    yield odd(trouble.fault(), asked);
                }
            }
        };
    }

    private Reply saved(Asked asked, Reply reply) {
        if (mayChange(asked)) {
            place.shelves().save();
        }
        return reply;
    }

    // ---- the sandbox's own requests

    private Reply sandbox(Asked asked) {
        if (!place.token().equals(asked.headers().get(TOKEN_HEADER))) {
            return Reply.of(403, Map.of("error", "the sandbox's token is missing or wrong"));
        }
        return switch (asked.call()) {
            case "GET /__sandbox/switches" -> Reply.of(200, switches.all());
            case "PUT /__sandbox/switches" -> replaceSwitches(asked);
            case "GET /__sandbox/faults" -> Reply.of(200, possible());
            case "GET /__sandbox/state" -> {
                synchronized (turn) {
                    yield Reply.of(200, place.shelves().all());
                }
            }
            case "GET /__sandbox/calls" -> Reply.of(200, calls());
            default -> controlled(asked.below());
        };
    }

    private Reply controlled(Asked asked) {
        synchronized (turn) {
            return saved(asked, control(asked));
        }
    }

    private Set<Fault> possible() {
        Set<Fault> possible = EnumSet.copyOf(Fault.ofAll());
        possible.addAll(ownFaults());
        return possible;
    }

    private Reply replaceSwitches(Asked asked) {
        try {
            switches.replace(Switches.of(asked.json(), possible()));
            return Reply.of(200, switches.all());
        } catch (Switches.NoSuchSwitch wrong) {
            return Reply.of(400, Map.of("error", String.valueOf(wrong.getMessage())));
        }
    }

    @Override
    public final void close() {
        if (wire != null) {
            wire.close();
        }
    }
}
