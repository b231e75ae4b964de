package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Role;
import dev.tenantry.mcp.McpTokens;
import dev.tenantry.mcp.McpTokens.Outcome;
import dev.tenantry.mcp.McpTokens.Standing;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.register.Field;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.secrets.MasterKey;
import dev.tenantry.tenants.TenantId;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody who gives a token sees while the master key cannot be asked. */
@PortalFixture
@Import(TokenNotSealedTests.Away.class)
class TokenNotSealedTests extends SpringBrowserlessTest {

    /** How the master key fails; null if it does not. */
    private static final AtomicReference<@Nullable Kind> FAILS = new AtomicReference<>();

    @TestConfiguration(proxyBeanMethods = false)
    static class Away {

        @Bean
        @Primary
        MasterKey masterKeyThatMayBeAway() {
            return new Wayward();
        }
    }

    /** Wraps by nothing at all. */
    private static final class Wayward implements MasterKey {

        @Override
        public String id() {
            return "wayward";
        }

        @Override
        public byte[] wrap(byte[] key, String context) {
            Kind kind = FAILS.get();
            if (kind != null) {
                throw new OutsideFailure(OutsideSystem.AWS, kind, "so says KMS");
            }
            return key.clone();
        }

        @Override
        public byte[] unwrap(byte[] wrapped, String keyId, String context) {
            return wrapped.clone();
        }
    }

    @Autowired
    private TenantDrafts drafts;

    @Autowired
    private McpTokens tokens;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void take_it_away() {
        FAILS.set(null);
        scope.inProvider(
                () -> jdbc.sql("delete from mcp_server where server_id = 'crm'").update());
    }

    private TenantId draft() {
        scope.inProvider(() -> jdbc.sql("""
                        insert into mcp_server (server_id, name, description, address, needs_token, created_at)
                        values ('crm', 'Customer data', '', 'https://crm.agency.example/mcp', true, now())
                        """).update());
        TenantId draft = drafts.begin();
        drafts.save(draft, drafts.fresh().with(Field.MCP_SERVERS, "crm"), 0);
        return draft;
    }

    @Test
    @As(Role.OPERATOR)
    void is_told_whether_it_passes_by_itself_and_nothing_is_kept() {
        TenantId draft = draft();
        UI.getCurrentOrThrow().navigate("tenants/" + draft, QueryParameters.of("tab", "tools"));

        FAILS.set(Kind.TIMEOUT);
        enter("first");
        assertThat(content())
                .contains("Nothing was kept", "Enter it again in a minute")
                .doesNotContain("so says KMS");

        FAILS.set(Kind.RATE_LIMITED);
        enter("first");
        assertThat(content()).contains("Nothing was kept", "Enter it again in a minute");

        FAILS.set(Kind.NOT_AUTHORIZED);
        enter("second");
        assertThat(content()).contains("Nothing was kept", "that the portal may use it");

        assertThat(tokens.give(draft, "crm", "third")).isEqualTo(new Outcome.Failed(Kind.NOT_AUTHORIZED));
        assertThat(tokens.of(draft)).extracting(Standing::kept).containsExactly(false);

        FAILS.set(null);
        enter("fourth");
        assertThat(content()).contains("The token for Customer data is kept");
    }

    private void enter(String typed) {
        test($(Button.class).withText("Enter token").single()).click();
        test($(PasswordField.class).single()).setValue(typed);
        test($(Button.class).withText("Enter token").all().getLast()).click();
    }

    private String content() {
        return $(Main.class).single().getElement().getTextRecursively();
    }
}
