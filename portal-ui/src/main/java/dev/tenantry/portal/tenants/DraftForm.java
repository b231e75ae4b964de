package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.formlayout.FormLayout;
import dev.tenantry.register.Field;
import dev.tenantry.register.Problem;
import dev.tenantry.register.TenantDraft;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The inputs of one step; each with the reason behind it and, where it is wrong, with what is wrong. */
final class DraftForm extends FormLayout {

    private final Map<Field, DraftInput> inputs = new EnumMap<>(Field.class);

    DraftForm(Map<Field, DraftInput> inputs) {
        this.inputs.putAll(inputs);
        setResponsiveSteps(new ResponsiveStep("0", 1));
        this.inputs.values().forEach(input -> add(input.component()));
    }

    /** Calls back whenever a person has filled in a value. */
    void whenFilled(Runnable changed) {
        inputs.values().forEach(input -> input.whenFilled(changed));
    }

    /** The draft with what stands in the inputs now. */
    TenantDraft into(TenantDraft draft) {
        TenantDraft filled = draft;
        for (Map.Entry<Field, DraftInput> input : inputs.entrySet()) {
            filled = filled.with(input.getKey(), input.getValue().text());
        }
        return filled;
    }

    /** Shows the problems of this form's fields; what is merely missing is not shouted at before one leaves. */
    void show(List<Problem> problems) {
        inputs.forEach((field, input) -> input.show(problems.stream()
                .filter(problem -> problem.field() == field)
                .filter(problem -> problem.kind() != Problem.Kind.MISSING)
                .findFirst()));
    }
}
