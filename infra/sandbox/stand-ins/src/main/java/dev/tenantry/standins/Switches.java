package dev.tenantry.standins;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The faults that are on; the first one that concerns a request spoils it. */
final class Switches {

    /** Longer than callers wait. */
    private static final long USUAL_DELAY_MILLIS = 15_000;

    private final List<Switch> on = new ArrayList<>();

    /** What was asked for is no switch of this stand-in. */
    static final class NoSuchSwitch extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoSuchSwitch(String message) {
            super(message);
        }
    }

    /** The switches of a request's body; throws if one is none of these faults. */
    static List<Switch> of(JsonNode body, Set<Fault> possible) {
        if (!body.isArray()) {
            throw new NoSuchSwitch("a list is wanted: [{\"fault\": \"DOWN\"}]");
        }
        return body.values().stream().map(one -> one(one, possible)).toList();
    }

    private static Switch one(JsonNode one, Set<Fault> possible) {
        String name = one.path("fault").asString("").toUpperCase(Locale.ROOT);
        Fault fault = Stream.of(Fault.values())
                .filter(possible::contains)
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchSwitch("fault is one of " + possible));
        long usual = fault == Fault.SLOW ? USUAL_DELAY_MILLIS : 0;
        return new Switch(
                fault,
                one.path("where").asString(""),
                Math.max(0, one.path("times").asInt(0)),
                Math.max(0, one.path("delayMillis").asLong(usual)),
                Math.max(0, one.path("skip").asInt(0)));
    }

    synchronized List<Switch> all() {
        return List.copyOf(on);
    }

    synchronized void replace(List<Switch> wanted) {
        on.clear();
        on.addAll(wanted);
    }

    synchronized void add(Switch one) {
        on.add(one);
    }

    synchronized void remove(Fault fault) {
        on.removeIf(one -> one.fault() == fault);
    }

    synchronized Optional<Switch> next(String call) {
        for (int i = 0; i < on.size(); i++) {
            Switch one = on.get(i);
            if (!one.concerns(call)) {
                continue;
            }
            if (one.skip() > 0) {
                on.set(i, one.skipped());
                continue;
            }
            if (one.times() == 1) {
                on.remove(i);
            } else if (one.times() > 1) {
                on.set(i, one.spent());
            }
            return Optional.of(one);
        }
        return Optional.empty();
    }
}
