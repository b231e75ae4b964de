package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.register.Checked;
import dev.tenantry.register.Field;
import dev.tenantry.register.Problem;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.register.TenantDrafts;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What was agreed with a tenant in inputs, checked whenever one is left, with the act that has it planned and what became of it. */
final class AgreementEditor extends Div {

    private final Div said = new Div();
    private final CorrectionForms forms;

    /**
     * @param fixed key of what is said of the fields that cannot be edited
     * @param act does something with what stands in the inputs
     */
    AgreementEditor(
            WizardPages pages,
            TenantDrafts drafts,
            Tenant tenant,
            Set<Field> editable,
            String fixed,
            BiConsumer<AgreementEditor, TenantDraft> act) {
        forms = new CorrectionForms(pages, tenant.draft(), editable, Texts.t(fixed));
        forms.whenFilled(() -> forms.show(problems(drafts.check(tenant.id(), forms.draft()))));
        said.getElement().setAttribute("aria-live", "polite");
        Button plan = new Button(Texts.t("correct.plan"), pressed -> act.accept(this, forms.draft()));
        plan.addThemeVariants(ButtonVariant.PRIMARY);
        addClassName("run__top");
        add(forms, said, new Div(plan));
    }

    private static List<Problem> problems(Checked checked) {
        return switch (checked) {
            case Checked.Valid valid -> List.of();
            case Checked.Invalid(var all) -> all;
        };
    }

    /** Calls back with what stands in the inputs whenever a person has filled in a value. */
    void whenTyped(Consumer<TenantDraft> typed) {
        forms.whenFilled(() -> typed.accept(forms.draft()));
    }

    void refuse(List<Problem> problems) {
        forms.show(problems);
        Problem first = problems.getFirst();
        say(InlineNotice.error(
                Texts.t("correct.refused", problems.size(), Texts.t(first.field()), Texts.t(first.kind()))));
    }

    void say(Component words) {
        said.removeAll();
        said.add(words);
    }
}
