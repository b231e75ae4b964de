package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.register.Field;
import dev.tenantry.register.Problem;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.SizeProfile;
import dev.tenantry.tenants.TenantProfile.SignInKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The inputs of one step; each with the reason behind it and, where it is wrong, with what is wrong. */
final class DraftForm extends FormLayout {

    private final Map<Field, AbstractField<?, String>> inputs = new EnumMap<>(Field.class);

    /** @param changed called whenever a value has been filled in */
    DraftForm(List<Field> fields, TenantDraft draft, Runnable changed) {
        setResponsiveSteps(new ResponsiveStep("0", 1));
        for (Field field : fields) {
            AbstractField<?, String> input = input(field);
            input.setValue(draft.get(field));
            input.addValueChangeListener(filled -> changed.run());
            inputs.put(field, input);
            add((Component) input);
        }
    }

    /** The draft with what stands in the inputs now. */
    TenantDraft into(TenantDraft draft) {
        TenantDraft filled = draft;
        for (Map.Entry<Field, AbstractField<?, String>> input : inputs.entrySet()) {
            String value = input.getValue().getValue();
            filled = filled.with(input.getKey(), value == null ? "" : value);
        }
        return filled;
    }

    /** Shows the problems of this form's fields; what is merely missing is not shouted at before one leaves. */
    void show(List<Problem> problems, boolean alsoMissing) {
        inputs.forEach((field, input) -> {
            HasValidation validated = (HasValidation) input;
            problems.stream()
                    .filter(problem -> problem.field() == field)
                    .filter(problem -> alsoMissing || problem.kind() != Problem.Kind.MISSING)
                    .findFirst()
                    .ifPresentOrElse(
                            problem -> {
                                validated.setErrorMessage(Texts.t(problem.kind()));
                                validated.setInvalid(true);
                            },
                            () -> validated.setInvalid(false));
        });
    }

    private static AbstractField<?, String> input(Field field) {
        return switch (field) {
            case SIZE -> select(field, Stream.of(SizeProfile.values()));
            case DATA_POLICY -> select(field, Stream.of(DataPolicy.values()));
            case SIGN_IN -> select(field, Stream.of(SignInKind.values()));
            case DISPLAY_NAME,
                    LEGAL_NAME,
                    STREET,
                    POSTAL_CODE,
                    CITY,
                    COUNTRY,
                    VAT_ID,
                    ADMIN_NAME,
                    ADMIN_EMAIL,
                    CONTRACT_START,
                    DATA_PROCESSING_AGREEMENT,
                    SLUG,
                    ACCOUNT_ID,
                    REGION,
                    NETWORK,
                    EXPECTED_USERS,
                    ISSUER,
                    GROUP_CLAIM,
                    HOST_NAME -> text(field);
        };
    }

    private static TextField text(Field field) {
        TextField text = new TextField();
        text.setLabel(Texts.t(field));
        text.setHelperText(Texts.t(Texts.key(field) + ".why"));
        text.setRequiredIndicatorVisible(field.mandatory());
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setManualValidation(true);
        return text;
    }

    private static Select<String> select(Field field, Stream<? extends Enum<?>> choices) {
        Select<String> select = new Select<>();
        Map<String, String> words =
                new java.util.TreeMap<>(choices.collect(java.util.stream.Collectors.toMap(Enum::name, Texts::t)));
        select.setLabel(Texts.t(field));
        select.setHelperText(Texts.t(Texts.key(field) + ".why"));
        select.setItems(words.keySet());
        select.setItemLabelGenerator(words::get);
        select.setManualValidation(true);
        return select;
    }
}
