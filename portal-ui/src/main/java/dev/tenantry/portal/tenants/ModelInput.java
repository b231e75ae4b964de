package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.register.Field;
import dev.tenantry.register.ModelCatalogue;
import dev.tenantry.register.ModelCatalogue.Offer;
import dev.tenantry.register.TenantDraft;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which models of the catalogue the tenant gets; policy and size, which may still change, decide which of them fit. */
final class ModelInput {

    private final CheckboxGroup<String> group = DraftInputs.group(Field.MODELS);
    private final Map<String, Offer> offers;

    ModelInput(TenantDraft draft, ModelCatalogue catalogue) {
        this.offers = catalogue.models().stream().collect(Collectors.toMap(Offer::id, Function.identity()));
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

    private String inTheCataloguesOrder(Set<String> chosen) {
        return Stream.concat(
                        offers.keySet().stream().sorted().filter(chosen::contains),
                        chosen.stream().filter(id -> !offers.containsKey(id)).sorted())
                .collect(Collectors.joining(","));
    }

    private String label(String id) {
        Offer offer = offers.get(id);
        return offer == null
                ? id
                : Texts.t(
                        "wizard.model",
                        offer.name(),
                        offer.policy().name(),
                        offer.leastSize().name());
    }
}
