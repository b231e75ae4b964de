package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.register.Field;
import dev.tenantry.register.ModelCatalogue;
import dev.tenantry.register.Region;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.SizeProfile;
import dev.tenantry.tenants.TenantProfile.SignInKind;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the input of each field, filled with what the draft holds. */
final class DraftInputs {

    private final TenantDraft draft;
    private final ModelCatalogue catalogue;
    private final McpInputs servers;

    DraftInputs(TenantDraft draft, ModelCatalogue catalogue, McpInputs servers) {
        this.draft = draft;
        this.catalogue = catalogue;
        this.servers = servers;
    }

    Map<Field, DraftInput> of(List<Field> fields) {
        Map<Field, DraftInput> inputs = new LinkedHashMap<>();
        fields.forEach(field -> inputs.put(field, input(field)));
        return inputs;
    }

    private DraftInput input(Field field) {
        return switch (field) {
            case SIZE -> choice(field, named(SizeProfile.values()));
            case DATA_POLICY -> choice(field, named(DataPolicy.values()));
            case SIGN_IN -> choice(field, named(SignInKind.values()));
            case REGION -> choice(field, regions());
            case WINDOW_DAYS -> days(field);
            case MODELS -> new ModelInput(draft, catalogue).chosen();
            case MCP_SERVERS -> servers.chosen();
            case MCP_ACKNOWLEDGED -> servers.acknowledged();
            case DISPLAY_NAME,
                    LEGAL_NAME,
                    STREET,
                    POSTAL_CODE,
                    CITY,
                    COUNTRY,
                    VAT_ID,
                    ADMIN_NAME,
                    ADMIN_EMAIL,
                    BILLING_EMAIL,
                    SECURITY_EMAIL,
                    CONTRACT_START,
                    DATA_PROCESSING_AGREEMENT,
                    SLUG,
                    ACCOUNT_ID,
                    NETWORK,
                    EXPECTED_USERS,
                    ISSUER,
                    GROUP_CLAIM,
                    SIGN_IN_ADDRESSES,
                    HOST_NAME,
                    CERTIFICATE_ARN,
                    WINDOW_START,
                    WINDOW_HOURS,
                    WINDOW_ZONE,
                    TAGS -> text(field);
        };
    }

    private DraftInput text(Field field) {
        TextField text = new TextField();
        text.setLabel(Texts.t(field));
        text.setHelperText(Texts.t(Texts.key(field) + ".why"));
        text.setRequiredIndicatorVisible(field.mandatory());
        // the heading follows the name; all else is kept when one is done with it, as each keeping leaves an audit
        // entry
        text.setValueChangeMode(field == Field.DISPLAY_NAME ? ValueChangeMode.LAZY : ValueChangeMode.ON_CHANGE);
        text.setManualValidation(true);
        text.setValue(draft.get(field));
        return DraftInput.of(text, value -> value);
    }

    /** A value that is no choice any more stays visible, with its problem. */
    private DraftInput choice(Field field, Map<String, String> words) {
        Select<String> select = new Select<>();
        select.setLabel(Texts.t(field));
        select.setHelperText(Texts.t(Texts.key(field) + ".why"));
        select.setItems(words.keySet());
        select.setItemLabelGenerator(choice -> words.getOrDefault(choice, choice));
        select.setManualValidation(true);
        select.setValue(draft.get(field));
        return DraftInput.of(select, value -> value);
    }

    private DraftInput days(Field field) {
        CheckboxGroup<String> days = group(field);
        days.setItems(Stream.of(DayOfWeek.values()).map(DayOfWeek::name).toList());
        days.setItemLabelGenerator(day -> DayOfWeek.valueOf(day).getDisplayName(TextStyle.FULL, Texts.locale()));
        days.setValue(Stream.of(DayOfWeek.values())
                .map(DayOfWeek::name)
                .filter(draft.list(field)::contains)
                .collect(Collectors.toSet()));
        return DraftInput.of(days, DraftInputs::commas);
    }

    static CheckboxGroup<String> group(Field field) {
        CheckboxGroup<String> group = new CheckboxGroup<>();
        group.setLabel(Texts.t(field));
        group.setHelperText(Texts.t(Texts.key(field) + ".why"));
        group.setManualValidation(true);
        return group;
    }

    static String commas(Set<String> chosen) {
        return chosen.stream().sorted().collect(Collectors.joining(","));
    }

    private static Map<String, String> regions() {
        Map<String, String> words = new TreeMap<>();
        for (Region region : Region.values()) {
            words.put(region.id(), Texts.t("wizard.region", Texts.t(region), region.id()));
        }
        return words;
    }

    private static Map<String, String> named(Enum<?>[] choices) {
        Map<String, String> words = new LinkedHashMap<>();
        Stream.of(choices).forEach(choice -> words.put(choice.name(), Texts.t(choice)));
        return words;
    }
}
