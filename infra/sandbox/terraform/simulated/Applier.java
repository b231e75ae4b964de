package simulated;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Does what a plan says, one resource after the other: first what goes, then what comes, each after what it names. */
final class Applier {

    private static final long PROGRESS_MILLIS = 10_000;

    private final State state;
    private final Simulation simulation;
    private final Account account;
    private final Events events;
    private final Map<String, Instance> wanted = new TreeMap<>();
    private final List<Mistake> failures = new ArrayList<>();
    private final Set<String> missing = new HashSet<>();
    private int added;
    private int changed;
    private int removed;

    Applier(State state, Simulation simulation, StackModule stack, Account account, Events events) {
        this.state = state;
        this.account = account;
        this.simulation = simulation;
        this.events = events;
        stack.instances().forEach(each -> wanted.put(each.address(), each));
    }

    /** What went wrong; nothing if all was done. */
    List<Mistake> apply(List<Object> changes) {
        List<Map<String, Object>> all = changes.stream().map(Json::map).toList();
        for (Map<String, Object> change : all.reversed()) {
            if (Planner.actions(change).contains("delete")) {
                act(change, "delete", "Destroying", "Destruction");
            }
        }
        for (Map<String, Object> change : inOrder(all)) {
            if (Planner.actions(change).contains("create")) {
                act(change, "create", "Creating", "Creation");
            } else if (Planner.actions(change).contains("update")) {
                act(change, "update", "Modifying", "Modifications");
            }
        }
        return failures;
    }

    void summarize() {
        events.summary(added, changed, removed, "apply");
    }

    private void act(Map<String, Object> change, String action, String doing, String done) {
        String address = String.valueOf(change.get("address"));
        if (Interrupts.wereAsked() || missing.contains(address) || lacksSomething(address)) {
            missing.add(address);
            return;
        }
        events.about("apply_start", change, doing + "...", Map.of("action", action));
        long begun = System.nanoTime();
        boolean stopped = !last(change, action, doing, begun);
        String code = simulation.failure(address);
        if (stopped || !code.isEmpty()) {
            fail(change, action, done, stopped ? halted() : Simulation.failed(change, code));
            return;
        }
        try {
            record(change, address, action);
        } catch (Mistake refused) {
            fail(change, action, done, Mistake.with(address, refused.getMessage(), refused.detail()));
            return;
        }
        events.about(
                "apply_complete",
                change,
                done + " complete after " + seconds(begun) + "s",
                Map.of(
                        "action",
                        action,
                        "id_key",
                        "id",
                        "id_value",
                        String.valueOf(state.attributes(address).getOrDefault("id", "")),
                        "elapsed_seconds",
                        seconds(begun)));
    }

    private boolean lacksSomething(String address) {
        Instance instance = wanted.get(address);
        return instance != null
                && missing.stream().map(wanted::get).anyMatch(other -> other != null && instance.names(other));
    }

    /** Lets the time pass that the resource takes; false if it was cut short. */
    private boolean last(Map<String, Object> change, String action, String doing, long begun) {
        long left = simulation.millis(String.valueOf(change.get("address")));
        while (left > 0) {
            long piece = Math.min(left, PROGRESS_MILLIS);
            if (Interrupts.pause(piece)) {
                return false;
            }
            left -= piece;
            if (left > 0) {
                events.about(
                        "apply_progress",
                        change,
                        "Still " + doing.toLowerCase(java.util.Locale.ROOT) + "... [" + seconds(begun) + "s elapsed]",
                        Map.of("action", action, "elapsed_seconds", seconds(begun)));
            }
        }
        return true;
    }

    private void fail(Map<String, Object> change, String action, String done, Mistake why) {
        String address = String.valueOf(change.get("address"));
        events.about(
                "apply_errored", change, done + " errored after 0s", Map.of("action", action, "elapsed_seconds", 0));
        failures.add(why);
        missing.add(address);
        if (action.equals("create") && Interrupts.wereAsked()) {
            // nobody knows how far it came
            Map<String, Object> half = resource(wanted.get(address));
            half.put("tainted", true);
            state.put(half);
        }
    }

    private static Mistake halted() {
        return new Mistake("execution halted", "");
    }

    private void record(Map<String, Object> change, String address, String action) {
        switch (action) {
            case "delete" -> {
                account.remove(String.valueOf(change.get("type")), state.attributes(address));
                state.remove(address);
                removed++;
            }
            case "create" -> {
                Map<String, Object> resource = resource(wanted.get(address));
                account.make(String.valueOf(change.get("type")), Json.map(resource.get("attributes")));
                state.put(resource);
                added++;
            }
            default -> {
                state.put(resource(wanted.get(address)));
                changed++;
            }
        }
    }

    private static Map<String, Object> resource(Instance instance) {
        Map<String, Object> attributes = instance.attributes();
        Map<String, Object> resource = new LinkedHashMap<>(Planner.about(instance));
        resource.put("attributes", Values.plain(attributes));
        resource.put("sensitive", Values.sensitiveMarks(attributes));
        return resource;
    }

    private List<Map<String, Object>> inOrder(List<Map<String, Object>> changes) {
        Map<String, Map<String, Object>> ordered = new LinkedHashMap<>();
        Map<String, Map<String, Object>> byAddress = new TreeMap<>();
        changes.forEach(change -> byAddress.put(String.valueOf(change.get("address")), change));
        byAddress.keySet().forEach(address -> visit(address, byAddress, ordered, new HashSet<>()));
        return List.copyOf(ordered.values());
    }

    private void visit(
            String address,
            Map<String, Map<String, Object>> byAddress,
            Map<String, Map<String, Object>> ordered,
            Set<String> onTheWay) {
        Instance instance = wanted.get(address);
        if (ordered.containsKey(address) || !onTheWay.add(address)) {
            return;
        }
        for (String other : byAddress.keySet()) {
            if (instance != null && wanted.containsKey(other) && instance.names(wanted.get(other))) {
                visit(other, byAddress, ordered, onTheWay);
            }
        }
        ordered.put(address, byAddress.get(address));
    }

    private static long seconds(long begun) {
        return (System.nanoTime() - begun) / 1_000_000_000;
    }
}
