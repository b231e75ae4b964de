package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.register.Field;
import dev.tenantry.register.ModelCatalogue;
import dev.tenantry.register.ModelCatalogue.Offer;
import dev.tenantry.register.TenantDraft;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which models of the catalogue the tenant gets; policy and size, which may still change, decide which of them fit. */
final class ModelInput {

    private final CheckboxGroup<String> group = DraftInputs.group(Field.MODELS);
    private final ModelCatalogue catalogue;

    ModelInput(TenantDraft draft, ModelCatalogue catalogue) {
        this.catalogue = catalogue;
        List<String> chosen = draft.list(Field.MODELS);
        Set<String> shown = new LinkedHashSet<>();
        catalogue.models().forEach(offer -> shown.add(offer.id()));
        shown.addAll(chosen);
        group.setItemLabelGenerator(this::label);
        group.setItems(shown);
        group.setValue(Set.copyOf(chosen));
    }

    DraftInput chosen() {
        return DraftInput.of(group, this::inTheCataloguesOrder);
    }

    /** The first of them answers as "the assistant". */
    private String inTheCataloguesOrder(Set<String> chosen) {
        return group.getListDataView().getItems().filter(chosen::contains).collect(Collectors.joining(","));
    }

    private String label(String id) {
        return catalogue.models().stream()
                .filter(offer -> offer.id().equals(id))
                .findFirst()
                .map(ModelInput::label)
                .orElse(id);
    }

    private static String label(Offer offer) {
        return Texts.t(
                "wizard.model",
                offer.name(),
                offer.policy().name(),
                offer.leastSize().name());
    }
}
