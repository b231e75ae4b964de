package simulated;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares what is with what is wanted, and writes it as {@code show -json} does. */
final class Planner {

    /** What the cloud can only make anew. */
    private static final Set<String> FORCES_NEW =
            Set.of("bucket", "cidr_block", "triggers_replace", "availability_zone");

    private final State state;
    private final Simulation simulation;
    private final Map<String, Instance> wanted = new TreeMap<>();
    private final Map<String, Object> outputs;

    /** @param stack null for nothing wanted at all */
    Planner(State state, Simulation simulation, StackModule stack) {
        this.state = state;
        this.simulation = simulation;
        this.outputs = stack == null ? Map.of() : stack.outputs();
        if (stack != null) {
            stack.instances().forEach(each -> wanted.put(each.address(), each));
        }
    }

    /** @param look only tell what was changed outside, plan nothing */
    Map<String, Object> plan(boolean look, Map<String, Object> variables) {
        List<Object> drift = drift();
        List<Object> changes = look ? List.of() : changes();
        Map<String, Object> outputChanges = look ? Map.of() : outputChanges();
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("format_version", "1.2");
        plan.put("terraform_version", Events.VERSION);
        plan.put("variables", variables);
        plan.put("resource_drift", drift);
        plan.put("resource_changes", changes);
        plan.put("output_changes", outputChanges);
        plan.put("timestamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        plan.put("applyable", isEffective(changes, outputChanges) || look && !drift.isEmpty());
        plan.put("complete", true);
        plan.put("errored", false);
        return plan;
    }

    private static boolean isEffective(List<Object> changes, Map<String, Object> outputs) {
        return changes.stream().anyMatch(each -> !actions(Json.map(each)).equals(List.of("no-op")))
                || outputs.values().stream()
                        .anyMatch(each ->
                                !Json.list(Json.map(each).get("actions")).equals(List.of("no-op")));
    }

    static List<Object> actions(Map<String, Object> resourceChange) {
        return Json.list(Json.map(resourceChange.get("change")).get("actions"));
    }

    private List<Object> drift() {
        List<Object> drift = new ArrayList<>();
        for (String address : state.addresses()) {
            Map<String, Object> before = state.attributes(address);
            if (!seen(address).equals(before)) {
                Map<String, Object> about = about(state.resource(address));
                about.put("change", change(List.of("update"), before, marks(address), seen(address)));
                drift.add(about);
            }
        }
        return drift;
    }

    /** What is there now, somebody's changes included. */
    private Map<String, Object> seen(String address) {
        Map<String, Object> seen = new LinkedHashMap<>(state.attributes(address));
        seen.putAll(simulation.drift(address));
        return seen;
    }

    private List<Object> changes() {
        Set<String> addresses = new TreeSet<>(wanted.keySet());
        addresses.addAll(state.addresses());
        List<Object> changes = new ArrayList<>();
        addresses.forEach(address -> changes.add(resourceChange(address)));
        return changes;
    }

    private Map<String, Object> resourceChange(String address) {
        Instance instance = wanted.get(address);
        boolean there = !state.resource(address).isEmpty();
        Map<String, Object> before = there ? seen(address) : null;
        if (instance == null) {
            Map<String, Object> about = about(state.resource(address));
            about.put("change", change(List.of("delete"), before, marks(address), null));
            about.put("action_reason", "delete_because_no_resource_config");
            return about;
        }
        Map<String, Object> after = instance.attributes();
        Map<String, Object> about = about(instance);
        List<Object> actions = there ? actions(about, address, before, after) : List.of("create");
        about.put("change", change(actions, before, marks(address), after));
        return about;
    }

    private List<Object> actions(
            Map<String, Object> about, String address, Map<String, Object> before, Map<String, Object> after) {
        if (Boolean.TRUE.equals(state.resource(address).get("tainted"))) {
            about.put("action_reason", "replace_because_tainted");
            return List.of("delete", "create");
        }
        if (!Values.isUnknown(after) && Objects.equals(before, Values.plain(after))) {
            return List.of("no-op");
        }
        boolean anew =
                FORCES_NEW.stream().anyMatch(name -> !Objects.equals(before.get(name), Values.plain(after.get(name))));
        if (anew) {
            about.put("action_reason", "replace_because_cannot_update");
        }
        return anew ? List.of("delete", "create") : List.of("update");
    }

    private Object marks(String address) {
        return state.resource(address).getOrDefault("sensitive", Map.of());
    }

    private static Map<String, Object> change(List<?> actions, Object before, Object beforeMarks, Object after) {
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("actions", actions);
        change.put("before", before);
        change.put("after", Values.plain(after));
        change.put("after_unknown", after == null ? Map.of() : Values.unknownMarks(after));
        change.put("before_sensitive", before == null ? false : beforeMarks);
        change.put("after_sensitive", after == null ? false : Values.sensitiveMarks(after));
        return change;
    }

    private static Map<String, Object> about(Map<String, Object> resource) {
        Map<String, Object> about = new LinkedHashMap<>();
        for (String name : List.of("address", "module_address", "mode", "type", "name", "index")) {
            if (resource.containsKey(name)) {
                about.put(name, resource.get(name));
            }
        }
        return about;
    }

    /** What identifies an instance, in plans and in the state. */
    static Map<String, Object> about(Instance instance) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("address", instance.address());
        if (!instance.module().isEmpty()) {
            about.put("module_address", instance.module());
        }
        about.put("mode", "managed");
        about.put("type", instance.type());
        about.put("name", instance.name());
        if (instance.key() != null) {
            about.put("index", instance.key());
        }
        return about;
    }

    private Map<String, Object> outputChanges() {
        Set<String> names = new TreeSet<>(outputs.keySet());
        names.addAll(state.outputs().keySet());
        Map<String, Object> changes = new TreeMap<>();
        names.forEach(name -> changes.put(name, outputChange(name)));
        return changes;
    }

    private Map<String, Object> outputChange(String name) {
        boolean there = state.outputs().containsKey(name);
        Map<String, Object> held = Json.map(state.outputs().get(name));
        Object after = outputs.get(name);
        String action =
                !there ? "create" : !outputs.containsKey(name) ? "delete" : isSame(held, after) ? "no-op" : "update";
        Object marks = Boolean.TRUE.equals(held.get("sensitive"));
        return change(List.of(action), held.get("value"), marks, after);
    }

    private static boolean isSame(Map<String, Object> held, Object after) {
        return !Values.isUnknown(after) && Objects.equals(held.get("value"), Values.plain(after));
    }
}
