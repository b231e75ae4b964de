package dev.tenantry.portal.runs;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.Action;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.Value;
import java.util.Locale;

/** One change of a plan: what happens to which object, and on demand each attribute, secrets never shown. */
public final class PlanChange extends Div {

    public PlanChange(Change change) {
        addClassName("change");
        if (destroys(change.action())) {
            addClassName("change--destroys");
        }
        Div head = head(change);
        add(change.attributes().isEmpty() ? head : unfolding(head, change));
    }

    /** A first deployment has thousands of attributes: those of one object are built when somebody wants to see them. */
    private static Details unfolding(Div head, Change change) {
        Details details = new Details(head);
        details.addOpenedChangeListener(changed -> {
            if (changed.isOpened() && details.getContent().findAny().isEmpty()) {
                details.add(attributes(change));
            }
        });
        return details;
    }

    /** Whether the object that is there now will be gone. */
    static boolean destroys(Action action) {
        return switch (action) {
            case DESTROY, REPLACE -> true;
            case CREATE, CHANGE, IMPORT -> false;
        };
    }

    static Span action(Action action, String words) {
        Span span = new Span(words);
        span.addClassNames("action", "action--" + action.name().toLowerCase(Locale.ROOT));
        return span;
    }

    private static Div head(Change change) {
        Span address = new Span(change.address());
        address.addClassName("mono");
        Div head = new Div(
                action(change.action(), Texts.t(change.action())),
                address,
                muted(change.system().label()));
        head.addClassName("change__head");
        if (!change.attributes().isEmpty()) {
            head.add(muted(Texts.t("plan.attributes", count(change))));
        }
        if (change.stateful()) {
            head.add(muted(Texts.t("plan.stateful")));
        }
        return head;
    }

    private static Span muted(String words) {
        Span span = new Span(words);
        span.addClassName("muted");
        return span;
    }

    /** Those that are not listed count, the digest of the whole object only where nothing else is known. */
    private static int count(Change change) {
        int all = change.attributes().stream()
                .mapToInt(attribute -> Math.max(1, attribute.more()))
                .sum();
        return change.whole().isPresent() && !change.saysOnlyTheWhole() ? all - 1 : all;
    }

    private static UnorderedList attributes(Change change) {
        UnorderedList attributes = new UnorderedList();
        attributes.addClassNames("change__attributes", "mono");
        change.attributes()
                .forEach(attribute ->
                        attributes.add(new ListItem(muted(path(attribute) + ": "), new Span(values(attribute)))));
        return attributes;
    }

    private static String path(AttributeChange attribute) {
        return attribute.more() == 0 ? attribute.path() : Texts.t("plan.more", attribute.more());
    }

    /** Of two secrets only whether they are the same may be said. */
    private static String values(AttributeChange attribute) {
        if (attribute.before() instanceof Value.Absent) {
            return words(attribute.after());
        }
        if (attribute.before() instanceof Value.Masked before && attribute.after() instanceof Value.Masked after) {
            return Texts.t(before.equals(after) ? "plan.hidden.same" : "plan.hidden.changed");
        }
        return words(attribute.before()) + " → " + words(attribute.after());
    }

    private static String words(Value value) {
        return switch (value) {
            case Value.Absent absent -> Texts.t("plan.absent");
            case Value.Known(var text) -> text;
            case Value.Sensitive secret -> Texts.t("plan.hidden");
            case Value.Masked masked -> Texts.t("plan.hidden");
            case Value.Unknown unknown -> Texts.t("plan.unknown");
        };
    }
}
