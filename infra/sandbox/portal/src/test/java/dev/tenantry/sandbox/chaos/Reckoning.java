package dev.tenantry.sandbox.chaos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Holds a run that has come to its end against what must be so whatever struck it. */
final class Reckoning {

    /** Which outputs name an object of which system. */
    private static final Map<String, List<String>> NAMED = Map.of(
            "litellm", List.of("gateway.team"),
            "lago", List.of("billing.organization", "billing.customer", "billing.subscription"),
            "keycloak", List.of("identity.organization"));

    /** Each attempt of a step has a build of its own, with what goes in, what comes out and what it says meanwhile. */
    static final Set<String> OF_ATTEMPTS = Set.of("aws/builds", "aws/objects", "aws/streams");

    private static final Set<Fault> MAY_END_PROGRAMS =
            Set.of(Fault.KILL_ALL, Fault.NODE_LOST, Fault.FREEZE, Fault.DISK_FULL);

    private final Stage stage;
    private final Reference reference;
    private final Order order;
    private final List<String> broken = new ArrayList<>();
    private final Leftovers leftovers;

    Reckoning(Stage stage, Reference reference, Order order) {
        this.stage = stage;
        this.reference = reference;
        this.order = order;
        this.leftovers = new Leftovers(stage, order, broken);
    }

    /**
     * What is not as it must be.
     *
     * @param before what was there when the run began
     */
    List<String> broken(Map<String, Integer> before, List<Cell> cells) throws IOException {
        nobodyWasNeeded();
        if (!reference.steps().isEmpty()) {
            eachThingOnce(before, cells);
            recordedAsItIs();
            nothingUntold();
        }
        leftovers.none("true");
        terraformWasLeftAlone(cells);
        return broken;
    }

    private void nobodyWasNeeded() {
        leftovers.none(
                "incidents",
                "select count(*) from tenantry.run_event where run_id = ?::uuid and kind = 'INCIDENT'",
                order.run());
        var approvals =
                leftovers.count("select count(*) from tenantry.run_approval where run_id = ?::uuid", order.run());
        if (approvals != 1) {
            broken.add(approvals + " approvals");
        }
    }

    private void eachThingOnce(Map<String, Integer> before, List<Cell> cells) throws IOException {
        var made = Counted.difference(before, Counted.objects(stage));
        boolean retried = leftovers.count(
                        "select count(*) from tenantry.run_event where run_id = ?::uuid and kind = 'STEP_RETRIED'",
                        order.run())
                > 0;
        reference.objects().forEach((kind, wanted) -> {
            if ((retried || isMoreThanOrdered(cells)) && OF_ATTEMPTS.contains(kind)) {
                return;
            }
            int found = made.getOrDefault(kind, 0);
            if (found != wanted) {
                broken.add(kind + ": " + found + " instead of " + wanted);
            }
        });
    }

    private static boolean isMoreThanOrdered(List<Cell> cells) {
        return cells.stream().anyMatch(cell -> cell.fault() == Fault.JOB_TWICE);
    }

    private void recordedAsItIs() throws IOException {
        var states = stage.world().states();
        var outputs = outputs();
        NAMED.forEach((system, names) -> names.forEach(name -> {
            var id = outputs.get(name);
            if (id == null || !String.valueOf(states.get(system)).contains(id)) {
                broken.add(name + " is recorded as " + id + ", which " + system + " does not know");
            }
        }));
    }

    private Map<String, String> outputs() {
        Map<String, String> outputs = new TreeMap<>();
        stage.database()
                .admin()
                .sql("""
                        select split_part(step, '@', 1) || '.' || o.key as name, o.value
                        from tenantry.run_step, jsonb_each_text(outputs) o where run_id = ?::uuid""")
                .param(order.run())
                .query((row, at) -> outputs.put(row.getString(1), row.getString(2)))
                .list();
        return outputs;
    }

    private void nothingUntold() {
        var acts = Counted.acts(stage, order.tenant());
        if (!acts.equals(reference.acts())) {
            broken.add("audit tells of " + acts + " instead of " + reference.acts());
        }
    }

    private void terraformWasLeftAlone(List<Cell> cells) throws IOException {
        if (cells.stream().anyMatch(cell -> MAY_END_PROGRAMS.contains(cell.fault()))) {
            return;
        }
        var applications = stage.node().jobs().named(order.run() + "-infra-apply-");
        if (applications != 1) {
            broken.add(applications + " times Terraform was started to apply");
        }
    }
}
