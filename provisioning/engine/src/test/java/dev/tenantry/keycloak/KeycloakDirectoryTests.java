package dev.tenantry.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantry.identity.Account;
import dev.tenantry.identity.Organization;
import dev.tenantry.identity.OrganizationAlias;
import dev.tenantry.identity.SignInDirectory;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.standins.Fault;
import dev.tenantry.standins.KeycloakStandIn;
import dev.tenantry.standins.StandIn;
import dev.tenantry.standins.StandIn.Place;
import dev.tenantry.standins.Switch;
import dev.tenantry.time.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeycloakDirectoryTests extends SignInDirectoryContract {

    private static final String SECRET = "a secret: with + and %";
    private static final String TOKEN = "POST /realms/tenantry/protocol/openid-connect/token";
    private static final OrganizationAlias NONE = new OrganizationAlias("t-none-00000000");
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @TempDir
    Path folder;

    @AutoClose
    private final KeycloakStandIn server =
            StandIn.listening(new KeycloakStandIn(Place.ofTest(Map.of("client-secret", SECRET))));

    private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    @Override
    SignInDirectory directory() {
        return directory(SECRET, "tenantry");
    }

    private SignInDirectory directory(String secret, String realm) {
        try {
            Path file = Files.writeString(folder.resolve("secret"), secret + "\n");
            KeycloakSettings settings = new KeycloakSettings(server.url(), realm, "tenantry-provisioner", file);
            return new KeycloakDirectory(settings, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OutsideFailure failure(ThrowingCallable call) {
        return catchThrowableOfType(OutsideFailure.class, call);
    }

    private long tokensAsked() {
        return server.calls().stream().filter(TOKEN::equals).count();
    }

    // ---- tokens

    @Test
    void asks_for_one_token_until_shortly_before_it_ends() {
        SettableClock moving = new SettableClock(NOW);
        clock = moving;
        SignInDirectory directory = directory();

        directory.organization(NONE);
        moving.pass(Duration.ofSeconds(269));
        directory.organization(NONE);
        assertThat(tokensAsked()).isEqualTo(1);

        moving.pass(Duration.ofSeconds(2));
        directory.organization(NONE);
        assertThat(tokensAsked()).isEqualTo(2);
    }

    @Test
    void takes_a_new_token_once_when_the_old_one_is_refused() {
        SignInDirectory directory = directory();
        directory.createOrganization(new Organization(NONE, "Acme", true));

        server.forgetTokens();
        directory.deleteOrganization(NONE);

        assertThat(directory.organization(NONE)).isEmpty();
        assertThat(tokensAsked()).isEqualTo(2);
    }

    @Test
    void gives_up_when_the_new_token_is_refused_as_well() {
        server.set(Switch.lasting(Fault.EXPIRED_KEY, "GET /admin"));

        assertThat(failure(() -> directory().organization(NONE)).kind()).isEqualTo(Kind.NOT_AUTHORIZED);
        assertThat(tokensAsked()).isEqualTo(2);
        server.set();
    }

    @Test
    void names_a_wrong_secret_asks_once_and_does_not_show_it() {
        OutsideFailure failure =
                failure(() -> directory("wrong-wrong-wrong", "tenantry").organization(NONE));

        assertThat(failure.kind()).isEqualTo(Kind.NOT_AUTHORIZED);
        assertThat(failure).hasMessageNotContaining("wrong-wrong").hasMessageContaining("Invalid client");
        assertThat(tokensAsked()).isEqualTo(1);
    }

    // ---- what must not be mistaken

    @Test
    void does_not_take_a_wrong_realm_for_a_lost_organization() {
        assertThat(failure(() -> directory(SECRET, "other").organization(NONE)).kind())
                .isEqualTo(Kind.REJECTED);
    }

    @Test
    void makes_no_account_in_a_realm_that_would_drop_our_mark() {
        server.declareAttribute(false);

        assertThat(failure(() -> directory().createAccount("ada@acme.example", "Ada", NONE)))
                .hasMessageContaining("tenantry-made-for");
        assertThat(failure(() -> directory().check())).hasMessageContaining("tenantry-made-for");
        assertThat(server.world()).isEmpty();
    }

    @Test
    void finds_a_strangers_account_and_never_deletes_it() {
        server.addStranger("eve@acme.example", true);

        assertThat(directory().account("Eve@acme.example"))
                .contains(new Account("eve@acme.example", true, null, Set.of()));
        assertThat(failure(() -> directory().deleteAccount("eve@acme.example", NONE))
                        .kind())
                .isEqualTo(Kind.REJECTED);
        assertThat(server.world()).containsExactly("user eve@acme.example");
    }

    @Test
    void tells_a_page_a_limit_an_outage_and_a_lost_answer_apart() {
        String look = "GET /admin/realms/tenantry/organizations";
        server.failNext(Fault.PAGE, look);
        assertThat(failure(() -> directory().organization(NONE)).kind()).isEqualTo(Kind.NOT_UNDERSTOOD);

        server.failNext(Fault.RATE_LIMITED, look);
        assertThat(failure(() -> directory().organization(NONE)).retryAfter()).hasSeconds(7);

        server.failNext(Fault.DOWN, look);
        assertThat(failure(() -> directory().organization(NONE)).kind()).isEqualTo(Kind.DOWN);

        server.failNext(Fault.ANSWER_LOST, "POST /admin/realms/tenantry/organizations");
        Organization wanted = new Organization(NONE, "Acme", true);
        assertThat(failure(() -> directory().createOrganization(wanted)).kind()).isEqualTo(Kind.ANSWER_LOST);
        directory().createOrganization(wanted);
        assertThat(server.world()).containsExactly("organization " + NONE);
    }

    @Test
    void does_once_what_something_in_between_repeats() {
        server.set(
                Switch.once(Fault.TWICE, "POST /admin/realms/tenantry/organizations"),
                Switch.once(Fault.TWICE, "POST /admin/realms/tenantry/users"));

        directory().createOrganization(new Organization(NONE, "Acme", true));
        directory().createAccount("ada@acme.example", "Ada", NONE);

        assertThat(server.world()).containsExactly("organization " + NONE, "user ada@acme.example");
    }

    @Test
    void says_which_setting_is_missing() {
        SignInDirectory unset = new KeycloakDirectory(new KeycloakSettings(null, "tenantry", "x", null), clock);

        assertThat(failure(unset::check)).hasMessageContaining("tenantry.keycloak.admin-url is not set");
    }
}
