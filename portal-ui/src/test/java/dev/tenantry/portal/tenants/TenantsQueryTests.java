package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.register.StateName;
import dev.tenantry.register.TenantOrder;
import dev.tenantry.tenants.TenantId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TenantsQueryTests {

    private static TenantsQuery read(Map<String, String> parameters) {
        return TenantsQuery.of(QueryParameters.simple(parameters));
    }

    @Test
    void reads_back_from_the_url_what_it_writes_there() {
        TenantsQuery query = new TenantsQuery("LIVE", "Größe & Co", TenantOrder.NAME, null);
        assertThat(TenantsQuery.of(query.parameters())).isEqualTo(query);
        assertThat(query.path()).startsWith("tenants?").contains("state=LIVE").doesNotContain("&+");
        assertThat(new TenantsQuery("", "", TenantOrder.NEWEST, null).path()).isEqualTo("tenants");
    }

    @Test
    void takes_what_cannot_be_read_for_all() {
        assertThat(read(Map.of("state", "HUNGRY", "after", "------------------------------------")))
                .isEqualTo(new TenantsQuery("", "", TenantOrder.NEWEST, null));
    }

    @Test
    void another_filter_begins_at_the_first_page_and_keeps_the_search() {
        TenantsQuery later = new TenantsQuery("LIVE", "acme", TenantOrder.NEWEST, TenantId.random());
        assertThat(later.sorted(TenantOrder.NAME)).isEqualTo(new TenantsQuery("LIVE", "acme", TenantOrder.NAME, null));
        assertThat(later.showing("DRAFT")).isEqualTo(new TenantsQuery("DRAFT", "acme", TenantOrder.NEWEST, null));
        assertThat(later.searching(" beta ")).isEqualTo(new TenantsQuery("LIVE", "beta", TenantOrder.NEWEST, null));
    }

    @Test
    void those_that_need_somebody_come_first_and_alone_where_asked() {
        Set<TenantId> needing = Set.of(TenantId.random());
        assertThat(read(Map.of("state", "LIVE")).filter(needing).state()).isEqualTo(StateName.LIVE);
        assertThat(read(Map.of()).filter(needing).first()).isEqualTo(needing);
        assertThat(read(Map.of()).filter(needing).onlyFirst()).isFalse();
        assertThat(read(Map.of("state", TenantsQuery.NEEDS_YOU)).filter(needing).onlyFirst())
                .isTrue();
    }
}
