package dev.tenantry.portal.audit;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.data.provider.Query;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantFilter;
import dev.tenantry.register.TenantReading;
import dev.tenantry.tenants.TenantId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Any tenant, found by name, by short name or by its id: the trail outlives a draft that was thrown away. */
final class TenantField extends ComboBox<TenantId> {

    private final TenantReading tenants;
    private final Map<TenantId, String> names = new HashMap<>();

    TenantField(@Nullable TenantId chosen, TenantReading tenants) {
        super(Texts.t("audit.filter.tenant"));
        this.tenants = tenants;
        setPlaceholder(Texts.t("audit.filter.tenant.hint"));
        setClearButtonVisible(true);
        setItemLabelGenerator(tenant -> names.getOrDefault(tenant, tenant.toString()));
        setItems(this::found);
        if (chosen != null) {
            tenants.tenant(chosen).ifPresent(this::learn);
            setValue(chosen);
        }
    }

    private TenantId learn(Tenant tenant) {
        names.put(tenant.id(), tenant.name().isBlank() ? tenant.id().toString() : tenant.name());
        return tenant.id();
    }

    private Stream<TenantId> found(Query<TenantId, String> typed) {
        var text = typed.getFilter().orElse("").strip();
        var named = tenants.list(TenantFilter.named(text)).tenants().stream().map(this::learn);
        return Stream.concat(id(text).stream(), named)
                .distinct()
                .skip(typed.getOffset())
                .limit(typed.getLimit());
    }

    private Optional<TenantId> id(String text) {
        try {
            var id = TenantId.of(text);
            tenants.tenant(id).ifPresent(this::learn);
            return Optional.of(id);
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
