package dev.tenantry.litellm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.models.GatewayKey;
import dev.tenantry.models.GatewayLimits;
import dev.tenantry.models.GatewayTeam;
import dev.tenantry.models.GatewayTeamId;
import dev.tenantry.models.ModelGateway;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.tenants.Slug;
import dev.tenantry.tenants.TenantId;
import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@link ModelGateway} promises, whichever program answers. */
abstract class ModelGatewayContract {

    private final GatewayTeamId id = GatewayTeamId.of(Slug.of("acme"), TenantId.random());
    private final String alias = id.keyAlias("assistant");
    private final String secret = "sk-" + TenantId.random() + TenantId.random();

    /** The gateway under test. */
    abstract ModelGateway gateway();

    /** A name that the program knows as a model. */
    String model() {
        return "chat";
    }

    @AfterEach
    void clean() {
        gateway().deleteTeam(id);
    }

    @Test
    void is_up_and_lets_us_in() {
        assertThatCode(() -> gateway().check()).doesNotThrowAnyException();
    }

    @Test
    void reads_back_the_team_that_it_made() {
        GatewayTeam wanted = team(new GatewayLimits(new BigDecimal("12.50"), 100L, null), false);

        gateway().createTeam(wanted);

        assertThat(gateway().team(id)).contains(wanted);
    }

    @Test
    void knows_no_team_that_was_never_made() {
        assertThat(gateway().team(id)).isEmpty();
        assertThat(gateway().keys(id)).isEmpty();
        assertThat(gateway().key(alias)).isEmpty();
    }

    @Test
    void makes_a_team_once_however_often_it_is_asked_to() {
        gateway().createTeam(team(GatewayLimits.none(), false));

        gateway().createTeam(team(GatewayLimits.none(), true));

        assertThat(gateway().team(id)).contains(team(GatewayLimits.none(), false));
    }

    @Test
    void changes_models_limits_and_block() {
        gateway().createTeam(team(new GatewayLimits(new BigDecimal("5"), 10L, 1_000L), false));
        GatewayTeam wanted =
                new GatewayTeam(id, "Acme AG", Set.of(GatewayTeam.NO_MODEL), new GatewayLimits(null, 20L, null), true);

        gateway().changeTeam(wanted);

        assertThat(gateway().team(id)).contains(wanted);
    }

    @Test
    void refuses_to_change_a_team_that_is_not_there() {
        assertThatThrownBy(() -> gateway().changeTeam(team(GatewayLimits.none(), false)))
                .isInstanceOfSatisfying(
                        OutsideFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND));
    }

    @Test
    void makes_a_key_of_our_secret_once() {
        gateway().createTeam(team(GatewayLimits.none(), false));

        gateway().createKey(id, alias, secret, Set.of(model()));
        gateway().createKey(id, alias, secret, Set.of(model()));

        GatewayKey wanted = new GatewayKey(alias, GatewayKey.hashOf(secret), id, Set.of(model()), false);
        assertThat(gateway().key(alias)).contains(wanted);
        assertThat(gateway().keys(id)).containsExactly(wanted);
    }

    @Test
    void does_not_pass_off_a_foreign_secret_as_ours() {
        gateway().createTeam(team(GatewayLimits.none(), false));
        gateway().createKey(id, alias, secret, Set.of(model()));

        assertThatThrownBy(() -> gateway().createKey(id, alias, secret + "x", Set.of(model())))
                .isInstanceOfSatisfying(
                        OutsideFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.ALREADY_EXISTS));
        assertThatThrownBy(() -> gateway().createKey(id, id.keyAlias("other"), secret, Set.of(model())))
                .isInstanceOf(OutsideFailure.class);
    }

    @Test
    void opens_nothing_by_an_empty_list() {
        assertThatThrownBy(() -> new GatewayTeam(id, "Acme", Set.of(), GatewayLimits.none(), false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> gateway().createKey(id, alias, secret, Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void deletes_keys_and_team_twice_as_once() {
        gateway().createTeam(team(GatewayLimits.none(), false));
        gateway().createKey(id, alias, secret, Set.of(model()));

        gateway().deleteKey(alias);
        gateway().deleteKey(alias);
        assertThat(gateway().keys(id)).isEmpty();

        gateway().deleteTeam(id);
        gateway().deleteTeam(id);
        assertThat(gateway().team(id)).isEmpty();
    }

    @Test
    void takes_the_keys_away_with_the_team() {
        gateway().createTeam(team(GatewayLimits.none(), false));
        gateway().createKey(id, alias, secret, Set.of(model()));

        gateway().deleteTeam(id);

        assertThat(gateway().key(alias)).isEmpty();
    }

    private GatewayTeam team(GatewayLimits limits, boolean blocked) {
        return new GatewayTeam(id, "Acme", Set.of(model()), limits, blocked);
    }
}
