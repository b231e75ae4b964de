package dev.tenantry.standins;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that are on; the first one that concerns a request spoils it. */
final class Switches {

    private final List<Switch> on = new ArrayList<>();

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

    synchronized Optional<Switch> next(String call) {
        for (int i = 0; i < on.size(); i++) {
            Switch one = on.get(i);
            if (one.concerns(call)) {
                if (one.times() == 1) {
                    on.remove(i);
                } else if (one.times() > 1) {
                    on.set(i, new Switch(one.fault(), one.where(), one.times() - 1, one.delayMillis()));
                }
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
