package dev.tenantry.billing;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.Changes;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Piece;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepFailed;
import dev.tenantry.steps.StepPhrase;
import dev.tenantry.steps.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One object in the tenant's organization. Without a key to the organization there is nothing in it.
 *
 * @param name its kind, as plans, audit and facts name it
 * @param phrase its kind, as people are told of it
 * @param id what it is found by, also when nobody knows any more how it should look
 */
record TenantPiece<T extends BillingObject>(
        String name,
        BillingPhrase phrase,
        BillingObjects<T> objects,
        Function<StepContext, String> id,
        Function<StepContext, T> wanted)
        implements Piece {

    private static final OutsideSystem SYSTEM = OutsideSystem.LAGO;

    @Override
    public Saying called() {
        return phrase.say();
    }

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
                .orElseThrow(() -> new StepFailed(
                        Failure.of(FailureClass.CREDENTIALS, SYSTEM, goal.id(), BillingPhrase.NO_KEY.say())));
        Optional<T> found = objects.find(key, goal.id());
        if (found.isEmpty()) {
            effect(context, "created", goal.id(), () -> objects.create(key, goal));
        } else if (!between(found.get(), goal).isEmpty()) {
            effect(context, "changed", goal.id(), () -> objects.change(key, goal));
        }
        return Facts.of(name, goal.id());
    }

    @Override
    public List<Saying> differences(StepContext context) {
        T goal = wanted.apply(context);
        return find(context, goal)
                .map(found -> differing(found, goal))
                .orElseGet(() -> List.of(BillingPhrase.MISSING.say(called(), goal.id())));
    }

    private List<Saying> differing(T found, T goal) {
        return between(found, goal).stream()
                .flatMap(change -> change.attributes().stream())
                .map(this::differing)
                .toList();
    }

    private Saying differing(AttributeChange attribute) {
        return attribute.before() instanceof Value.Known(var before)
                ? BillingPhrase.DIFFERS.say(called(), attribute.path(), before, text(attribute.after()))
                : BillingPhrase.LACKS.say(called(), attribute.path(), text(attribute.after()));
    }

    private static String text(Value value) {
        return value instanceof Value.Known known ? known.text() : "–";
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

    @Override
    public List<Change> removal(StepContext context) {
        String goes = id.apply(context);
        return OrganizationPiece.key(context)
                .filter(key -> objects.find(key, goes).isPresent())
                .map(key -> Changes.destroy(SYSTEM, name, goes))
                .stream()
                .toList();
    }

    /** Once the key to the organization is gone nobody can look any more; it goes last. */
    @Override
    public List<Saying> left(StepContext context) {
        String gone = id.apply(context);
        return OrganizationPiece.key(context)
                        .filter(key -> objects.find(key, gone).isPresent())
                        .isPresent()
                ? List.of(StepPhrase.STILL_THERE.say(called(), gone))
                : List.of();
    }
}
