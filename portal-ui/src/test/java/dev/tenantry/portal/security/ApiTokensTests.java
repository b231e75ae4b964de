package dev.tenantry.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.tenantry.portal.FakeProvider;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Which access tokens open the REST interface. */
class ApiTokensTests {

    private static final FakeProvider PROVIDER = new FakeProvider().answering();

    private final JwtApiTokens tokens = new JwtApiTokens(new OidcSettings(
            PROVIDER.url(), null, null, URI.create(PROVIDER.url() + "/certs"), null, "p", null, "tenantry-api", null));

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @Test
    void takes_a_clients_token_for_our_audience() {
        assertThat(tokens.clientOf(PROVIDER.token(UnaryOperator.identity()))).contains(new ApiClient("billing-export"));
    }

    @Test
    void refuses_a_token_for_somebody_else() {
        assertRefused(claims -> claims.audience("another-api"));
    }

    @Test
    void refuses_a_token_of_another_issuer() {
        assertRefused(claims -> claims.issuer("http://127.0.0.1:9/realms/other"));
    }

    @Test
    void refuses_an_expired_token() {
        assertRefused(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(600))));
    }

    @Test
    void refuses_a_token_that_a_person_got_in_a_browser() {
        assertRefused(claims -> claims.claim("sid", "a-session"));
    }

    @Test
    void refuses_a_token_of_an_unknown_key_and_what_is_no_token() {
        assertThat(tokens.clientOf(FakeProvider.forge(PROVIDER.url()))).isEmpty();
        assertThat(tokens.clientOf("abc")).isEmpty();
        assertThat(tokens.clientOf("eyJhbGciOiJub25lIn0.eyJhenAiOiJ4In0.")).isEmpty();
    }

    private void assertRefused(UnaryOperator<JWTClaimsSet.Builder> change) {
        assertThat(tokens.clientOf(PROVIDER.token(change))).isEmpty();
    }
}
