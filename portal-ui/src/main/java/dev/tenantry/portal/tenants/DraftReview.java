package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.look.KeyValue;
import dev.tenantry.register.Field;
import dev.tenantry.register.Problem;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.tenants.TenantId;
import java.util.List;

/** What was filled in, all problems at once, and what submitting will do. */
final class DraftReview extends Div {

    DraftReview(TenantId id, TenantDraft draft, List<Problem> problems) {
        addClassName("run__top");
        if (problems.isEmpty()) {
            add(InlineNotice.success(Texts.t("wizard.ready")));
        } else {
            add(InlineNotice.warning(Texts.t("wizard.problems", problems.size())), list(id, problems));
        }
        KeyValue facts = new KeyValue();
        for (Field field : Field.values()) {
            if (!draft.get(field).isEmpty()) {
                facts.fact(Texts.t(field), DraftWords.of(draft, field));
            }
        }
        facts.fact(Texts.t("wizard.externalId"), id.toString());
        add(facts, new Paragraph(Texts.t("wizard.whatHappens")));
    }

    private static UnorderedList list(TenantId id, List<Problem> problems) {
        UnorderedList list = new UnorderedList();
        for (Problem problem : problems) {
            WizardStep step = WizardStep.asking(problem.field());
            Anchor link = new Anchor(
                    TenantWords.wizard(id, step) + "?" + WizardStep.MISSING,
                    Texts.t(problem.field()) + ": " + Texts.t(problem.kind()));
            link.setRouterIgnore(false);
            list.add(new ListItem(link));
        }
        return list;
    }
}
