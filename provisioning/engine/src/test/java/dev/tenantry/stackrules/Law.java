package dev.tenantry.stackrules;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What must hold for a plan.
 *
 * @param name what it promises, as a reviewer would put it
 * @param broken what breaks it in a plan; empty if it holds
 * @param spoil breaks it in a plan, to show that it can be broken
 */
record Law(String name, Function<StackPlan, List<String>> broken, Consumer<StackPlan> spoil) {

    /** For each resource of a type. */
    static Law each(String type, String name, Predicate<Planned> holds, Consumer<ObjectNode> spoil) {
        return each(type, name, (plan, resource) -> holds.test(resource), spoil);
    }

    static Law each(String type, String name, BiPredicate<StackPlan, Planned> holds, Consumer<ObjectNode> spoil) {
        return some(type, resource -> true, name, holds, spoil);
    }

    /** For those of a type that are meant. */
    static Law some(
            String type,
            Predicate<Planned> meant,
            String name,
            BiPredicate<StackPlan, Planned> holds,
            Consumer<ObjectNode> spoil) {
        return new Law(
                name,
                plan -> plan.of(type)
                        .filter(meant)
                        .filter(resource -> !holds.test(plan, resource))
                        .map(Planned::address)
                        .toList(),
                plan -> plan.of(type).filter(meant).findFirst().ifPresent(first -> spoil.accept(first.after())));
    }

    /** For the whole; {@code holds} answers with what breaks it. */
    static Law whole(String name, Function<StackPlan, List<String>> broken, Consumer<StackPlan> spoil) {
        return new Law(name, broken, spoil);
    }

    /** Puts a resource into a plan that nobody wanted there. */
    static Consumer<StackPlan> adding(String type, Consumer<ObjectNode> content) {
        return plan -> {
            ObjectNode change = ((ArrayNode) plan.json().path("resource_changes")).addObject();
            change.put("address", type + ".added").put("mode", "managed").put("type", type);
            content.accept(change.putObject("change").putObject("after"));
        };
    }

    /** Takes the first resource of a type out of a plan. */
    static Consumer<StackPlan> without(String type) {
        return plan -> {
            ArrayNode changes = (ArrayNode) plan.json().path("resource_changes");
            for (int i = 0; i < changes.size(); i++) {
                if (changes.get(i).path("type").asString().equals(type)) {
                    changes.remove(i);
                    return;
                }
            }
        };
    }

    /** Changes the first resource of a type that is meant. */
    static Consumer<StackPlan> first(String type, Predicate<Planned> meant, Consumer<ObjectNode> spoil) {
        return plan -> plan.of(type).filter(meant).findFirst().ifPresent(one -> spoil.accept(one.after()));
    }

    /** Replaces in a text, a policy for instance. */
    static Consumer<ObjectNode> replacing(String attribute, String what, String by) {
        return after -> after.put(attribute, after.path(attribute).asString("").replaceAll(what, by));
    }

    @Override
    public String toString() {
        return name;
    }
}
