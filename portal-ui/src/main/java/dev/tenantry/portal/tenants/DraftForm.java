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
import dev.tenantry.register.Region;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.SizeProfile;
import dev.tenantry.tenants.TenantProfile.SignInKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The inputs of one step; each with the reason behind it and, where it is wrong, with what is wrong. */
final class DraftForm extends FormLayout {

    private final Map<Field, AbstractField<?, String>> inputs = new EnumMap<>(Field.class);

    DraftForm(List<Field> fields, TenantDraft draft) {
        setResponsiveSteps(new ResponsiveStep("0", 1));
        for (Field field : fields) {
            AbstractField<?, String> input = input(field);
            input.setValue(draft.get(field));
            inputs.put(field, input);
            add((Component) input);
        }
    }

    /** Calls back whenever a person has filled in a value. */
    void whenFilled(Runnable changed) {
        inputs.values()
                .forEach(input -> input.addValueChangeListener(filled -> {
                    if (filled.isFromClient()) {
                        changed.run();
                    }
                }));
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
            case REGION -> region();
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
        // the heading follows the name; all else is kept when one is done with it, as each keeping leaves an audit
        // entry
        text.setValueChangeMode(field == Field.DISPLAY_NAME ? ValueChangeMode.LAZY : ValueChangeMode.ON_CHANGE);
        text.setManualValidation(true);
        return text;
    }

    private static Select<String> region() {
        Map<String, String> words = new TreeMap<>();
        for (Region region : Region.values()) {
            words.put(region.id(), Texts.t("wizard.region", Texts.t(region), region.id()));
        }
        return select(Field.REGION, words);
    }

    private static Select<String> select(Field field, Stream<? extends Enum<?>> choices) {
        return select(field, new TreeMap<>(choices.collect(Collectors.toMap(Enum::name, Texts::t))));
    }

    /** A value that is no choice any more stays visible, with its problem. */
    private static Select<String> select(Field field, Map<String, String> words) {
        Select<String> select = new Select<>();
        select.setLabel(Texts.t(field));
        select.setHelperText(Texts.t(Texts.key(field) + ".why"));
        select.setItems(words.keySet());
        select.setItemLabelGenerator(choice -> words.getOrDefault(choice, choice));
        select.setManualValidation(true);
        return select;
    }
}
