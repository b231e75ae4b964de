package dev.tenantry.billing;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Changes;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Piece;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One object in the tenant's organization. Without a key to the organization there is nothing in it.
 *
 * @param name its kind, as plans, audit and facts name it
 * @param id what it is found by, also when nobody knows any more how it should look
 */
record TenantPiece<T extends BillingObject>(
        String name, BillingObjects<T> objects, Function<StepContext, String> id, Function<StepContext, T> wanted)
        implements Piece {

    private static final OutsideSystem SYSTEM = OutsideSystem.LAGO;

    @Override
    public List<Change> plan(StepContext context) {
        T goal = wanted.apply(context);
        return find(context, goal)
                .map(found -> between(found, goal))
                .orElseGet(() -> List.of(Changes.create(SYSTEM, name, goal.id(), goal.describedAtFirst())));
    }

    private List<Change> between(T found, T goal) {
        return Changes.between(SYSTEM, name, goal.id(), found.described(), goal.described());
    }

    private Optional<T> find(StepContext context, T goal) {
        return OrganizationPiece.key(context).flatMap(key -> objects.find(key, goal.id()));
    }

    @Override
    public Facts ensure(StepContext context, Facts soFar) {
        T goal = wanted.apply(context);
        BillingKey key = OrganizationPiece.key(context)
                .orElseThrow(() -> new OutsideFailure(SYSTEM, Kind.NOT_AUTHORIZED, "no key to the organization"));
        Optional<T> found = objects.find(key, goal.id());
        if (found.isEmpty()) {
            effect(context, "created", goal.id(), () -> objects.create(key, goal));
        } else if (!between(found.get(), goal).isEmpty()) {
            effect(context, "changed", goal.id(), () -> objects.change(key, goal));
        }
        return Facts.of(name, goal.id());
    }

    @Override
    public List<String> differences(StepContext context) {
        T goal = wanted.apply(context);
        return find(context, goal)
                .map(found -> differing(found, goal))
                .orElseGet(() -> List.of(name + " " + goal.id() + " is missing"));
    }

    private List<String> differing(T found, T goal) {
        return between(found, goal).stream()
                .flatMap(change -> change.attributes().stream())
                .map(attribute -> name + ": " + attribute.path() + " is " + text(attribute.before()) + ", not "
                        + text(attribute.after()))
                .toList();
    }

    private static String text(Value value) {
        return value instanceof Value.Known known ? known.text() : "missing";
    }

    @Override
    public void undo(StepContext context) {
        String gone = id.apply(context);
        OrganizationPiece.key(context)
                .filter(key -> objects.find(key, gone).isPresent())
                .ifPresent(key -> effect(context, "deleted", gone, () -> objects.delete(key, gone)));
    }

    private void effect(StepContext context, String act, String subject, Runnable doing) {
        context.effect(SYSTEM, "lago." + name + "." + act, subject, Map.of(), () -> {
            doing.run();
            return subject;
        });
    }
}
