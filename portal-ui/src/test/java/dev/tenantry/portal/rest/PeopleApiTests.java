package dev.tenantry.portal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.OwnAndForeign;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.TestPeople;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People over the wire. */
@PortalFixture
class PeopleApiTests {

    private static final String PEOPLE = "/api/v1/people";

    private final TenantScope scope;
    private final JdbcClient jdbc;
    private final Machine administrator;
    private final String address = "cleo-" + UUID.randomUUID() + "@provider.example";
    private OwnAndForeign world;

    PeopleApiTests(@Autowired TenantScope scope, @Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.scope = scope;
        this.jdbc = jdbc;
        this.administrator = new Machine(port, Role.PROVIDER_ADMIN);
    }

    @BeforeEach
    void populate() {
        world = new OwnAndForeign(scope, jdbc);
    }

    @AfterEach
    void empty() {
        var found = administrator.get(PEOPLE + "?search=" + address).json().get("people");
        found.forEach(person -> erase(person.get("id").asString(), address));
        world.close();
    }

    private Machine.Reply invite(String key, String role, String tenant) {
        var body = "{\"name\": \"Cleo\", \"email\": \"%s\", \"role\": \"%s\", \"tenant\": %s}"
                .formatted(address, role, tenant);
        return administrator.post(PEOPLE, body, TenantApi.KEY, key);
    }

    private Machine.Reply erase(String person, String confirm) {
        return administrator.post(PEOPLE + "/" + person + "/erase", "{\"confirm\": \"" + confirm + "\"}");
    }

    @Test
    void invites_somebody_once_however_often_it_is_sent_and_shows_what_they_may_do() {
        var first = invite("one " + address, "TENANT_ADMIN", "\"" + TestPeople.ACME + "\"");
        assertThat(first.status()).isEqualTo(201);
        assertThat(invite("one " + address, "TENANT_ADMIN", "\"" + TestPeople.ACME + "\"")
                        .json())
                .isEqualTo(first.json());
        var person = administrator.get(first.header("Location")).json();
        assertThat(person.get("awaited").asBoolean()).isTrue();
        assertThat(person.get("memberships").size()).isEqualTo(1);
        assertThat(person.at("/memberships/0/role").asString()).isEqualTo("TENANT_ADMIN");
        assertThat(person.at("/memberships/0/tenant").asString()).isEqualTo(TestPeople.ACME.toString());
        assertThat(person.at("/memberships/0/tenantName").asString()).isEqualTo("Acme");
    }

    @Test
    void names_every_field_of_an_invitation_that_is_wrong() {
        var reply = administrator.post(
                PEOPLE, "{\"email\": \"nowhere\", \"role\": \"TENANT_ADMIN\"}", TenantApi.KEY, "wrong " + address);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("fields").propertyNames()).containsExactly("email", "name", "tenant");
        var nowhere = invite("none " + address, "TENANT_ADMIN", "\"" + UUID.randomUUID() + "\"");
        assertThat(nowhere.json().at("/fields/tenant").asString()).contains("no such tenant");
        assertThat(administrator.get(PEOPLE + "?search=" + address).json().get("people"))
                .isEmpty();
    }

    @Test
    void withdraws_one_role_and_leaves_the_others() {
        var person = invite("one " + address, "SUPPORT", "null").header("Location");
        invite("two " + address, "TENANT_ADMIN", "\"" + TestPeople.ACME + "\"");
        assertThat(administrator.delete(person + "/memberships/TENANT_ADMIN").status())
                .isEqualTo(400);
        var one = person + "/memberships/TENANT_ADMIN?tenant=" + TestPeople.ACME;
        assertThat(administrator.delete(one).status()).isEqualTo(204);
        assertThat(administrator.delete(one).status()).isEqualTo(404);
        var left = administrator.get(person).json().get("memberships");
        assertThat(left.size()).isEqualTo(1);
        assertThat(left.at("/0/role").asString()).isEqualTo("SUPPORT");
    }

    @Test
    void erases_whom_the_address_confirms() {
        var id = invite("one " + address, "SUPPORT", "null").json().get("id").asString();
        assertThat(erase(id, "somebody@else.example").status()).isEqualTo(400);
        assertThat(erase(id, address).status()).isEqualTo(204);
        assertThat(administrator.get(PEOPLE + "/" + id).status()).isEqualTo(404);
        assertThat(erase(id, address).status()).isEqualTo(404);
    }

    @Test
    void keeps_the_last_administrator() {
        var id = TestPeople.of(Role.PROVIDER_ADMIN);
        var withdrawn = administrator.delete(PEOPLE + "/" + id + "/memberships/PROVIDER_ADMIN");
        assertThat(withdrawn.status()).isEqualTo(409);
        assertThat(withdrawn.json().get("detail").asString()).contains("invite another administrator first");
        assertThat(erase(id.toString(), "provider_admin@example.com").status()).isEqualTo(409);
    }

    @Test
    void shows_people_to_nobody_else() {
        assertThat(administrator.as(Role.OPERATOR).get(PEOPLE).status()).isEqualTo(403);
        assertThat(administrator.as(Role.TENANT_ADMIN).get(PEOPLE).status()).isEqualTo(403);
        assertThat(administrator.get(PEOPLE + "?role=AUDITOR").json().get("people"))
                .hasSize(1);
    }
}
