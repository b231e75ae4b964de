package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.html.Div;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.KeyValue;
import dev.tenantry.register.Field;
import dev.tenantry.register.Problem;
import dev.tenantry.register.TenantDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Everything that can be put right of a tenant on one page, as the wizard asks for it, and what cannot. */
final class CorrectionForms extends Div {

    private final List<DraftForm> forms = new ArrayList<>();
    private final TenantDraft draft;

    CorrectionForms(WizardPages pages, TenantDraft draft, Set<Field> correctable, String fixed) {
        this.draft = draft;
        addClassName("run__top");
        for (WizardStep step : WizardStep.values()) {
            if (step.asks(correctable::contains)) {
                DraftForm form = pages.form(step, draft, correctable::contains);
                forms.add(form);
                add(new Card(Texts.t(step), form));
            }
        }
        add(new Card(fixed, fixed(draft, correctable)));
    }

    private static KeyValue fixed(TenantDraft draft, Set<Field> correctable) {
        KeyValue facts = new KeyValue();
        Stream.of(Field.values())
                .filter(field ->
                        !correctable.contains(field) && !draft.get(field).isEmpty())
                .forEach(field -> facts.fact(Texts.t(field), DraftWords.of(draft, field)));
        return facts;
    }

    /** Calls back whenever a person has filled in a value. */
    void whenFilled(Runnable changed) {
        forms.forEach(form -> form.whenFilled(changed));
    }

    /** What stands in the inputs now. */
    TenantDraft draft() {
        TenantDraft filled = draft;
        for (DraftForm form : forms) {
            filled = form.into(filled);
        }
        return filled;
    }

    void show(List<Problem> problems) {
        forms.forEach(form -> form.show(problems, true));
    }
}
