package dev.tenantry.sandbox.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.tenantry.database.TenantScope;
import dev.tenantry.tenants.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pages that need a tenant with a past: those of its own administrator, in German, and those that no other journey opens. */
class PagesJourneyTests extends Journey {

    private static final TenantId TOMS = new TenantId(uuid("sandbox-tenant-acme"));

    private final TenantId left = TenantId.random();
    private final TenantId broken = TenantId.random();

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient jdbc;

    private static UUID uuid(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @BeforeEach
    void tenants_with_a_past() throws IOException {
        String script = new ClassPathResource("journeys/tenants.sql")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("${toms}", TOMS.toString())
                .replace("${left}", left.toString())
                .replace("${broken}", broken.toString());
        scope.inProvider(() -> jdbc.sql(script).update());
    }

    /** Others share the portal. */
    @AfterEach
    void take_them_away() {
        scope.inProvider(() -> {
            jdbc.sql("delete from mcp_server where server_id = 'crm'").update();
            for (String table : List.of("alarm_watch", "run", "tenant")) {
                jdbc.sql("delete from " + table + " where tenant_id in (?, ?, ?)")
                        .params(TOMS.value(), left.value(), broken.value())
                        .update();
            }
        });
    }

    @Test
    void administrator_of_a_tenant_has_pages_that_everybody_can_use() {
        var page = viewer(1360, 860, "de-DE", ColorScheme.LIGHT).signInAs("Tom Acker");
        looksRight(page, "customer-overview", "/", "Überblick");
        String own = "/tenants/" + TOMS;
        for (var tab : List.of("overview", "configuration", "runs", "health", "tools")) {
            looksRight(page, "customer-tenant-" + tab, own + "?tab=" + tab, "Acme");
        }
        assertThat(Onboarding.text(page, "Token für MCP-Server")).isVisible();
        assertThat(Onboarding.text(page, "Was hinausgeht")).isVisible();
        looksRight(page, "customer-runs", "/runs", "Läufe");
        looksRight(page, "customer-wrong-role", "/people", "Für diese Seite brauchen Sie eine andere Rolle");
    }

    @Test
    void pages_of_staff_that_are_seldom_opened_can_be_used_by_everybody() {
        var page = viewer().signInAs("Ada Baumann");
        looksRight(page, "staff-health", "/tenants/" + TOMS + "?tab=health", "Acme");
        looksRight(page, "staff-change", "/tenants/" + TOMS + "/change", "Acme");
        looksRight(
                page, "staff-certificate", "/tenants/" + left + "/certificate", "Certificate of deletion for Ostwind");
        looksRight(page, "staff-person", "/people/" + uuid("sandbox-tom"), "Tom Acker");
        looksRight(
                page,
                "staff-runbook-of-an-alert",
                "/runbooks/alerts/stores",
                "A volume, the database or Valkey is full");
        looksRight(page, "staff-broken", "/tenants/" + broken + "/certificate", "This page could not be shown");
        assertThat(page.page().locator(".error-page__number"))
                .containsText(Pattern.compile("E-[0-9A-Z]{4}-[0-9A-Z]{4}"));
    }

    /** Opens the page, and looks whether it is the one that was meant. */
    private static void looksRight(PortalPage page, String name, String path, String heading) {
        assertThat(page.open(path).heading()).containsText(heading);
        looksRight(page, name);
    }
}
