package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.formlayout.FormLayout;
import dev.tenantry.register.Field;
import dev.tenantry.register.Problem;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.tenants.TenantProfile.SignInKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** Leaves out what is of no use after another answer; what somebody has filled in there stays in sight. */
    private void leaveOut() {
        DraftInput signIn = inputs.get(Field.SIGN_IN);
        if (signIn == null) {
            return;
        }
        boolean elsewhere = !signIn.text().equals(SignInKind.LOCAL_ACCOUNTS.name());
        Optional.ofNullable(inputs.get(Field.ISSUER)).ifPresent(issuer -> issuer.mark(elsewhere));
        for (Field field : List.of(Field.ISSUER, Field.GROUP_CLAIM, Field.SIGN_IN_ADDRESSES)) {
            DraftInput input = inputs.get(field);
            if (input != null) {
                input.component().setVisible(elsewhere || !input.text().isEmpty());
            }
        }
    }

    /** The draft with what stands in the inputs now. */
    TenantDraft into(TenantDraft draft) {
        TenantDraft filled = draft;
        for (Map.Entry<Field, DraftInput> input : inputs.entrySet()) {
            filled = filled.with(input.getKey(), input.getValue().text());
        }
        return filled;
    }

    /**
     * Shows the problems of this form's fields.
     *
     * @param missing whether what is merely missing is shown, too: nobody is shouted at who has not yet come to it
     */
    void show(List<Problem> problems, boolean missing) {
        leaveOut();
        inputs.forEach((field, input) -> input.show(problems.stream()
                .filter(problem -> problem.field() == field)
                .filter(problem -> missing || problem.kind() != Problem.Kind.MISSING)
                .findFirst()));
    }
}
