package dev.tenantry.keycloak;

import dev.tenantry.identity.Account;
import dev.tenantry.identity.Organization;
import dev.tenantry.identity.OrganizationAlias;
import dev.tenantry.identity.SignInDirectory;
import dev.tenantry.outside.Answer;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.OutsideSystem;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Keycloak as the sign-in directory. Its ids stay in here; outside, organizations have aliases and people addresses. */
@Component
@EnableConfigurationProperties(KeycloakSettings.class)
class KeycloakDirectory implements SignInDirectory {

    private static final OutsideSystem SYSTEM = OutsideSystem.KEYCLOAK;

    private final KeycloakSession session;

    KeycloakDirectory(KeycloakSettings settings, Clock clock) {
        this.session = new KeycloakSession(settings, clock);
    }

    @Override
    public void check() {
        session.call(api -> api.organizations(KeycloakRows.OURS + ":none"));
        requireMark();
    }

    // ---- organizations

    @Override
    public Optional<Organization> organization(OrganizationAlias alias) {
        return row(alias).map(row -> KeycloakRows.organization(alias, row));
    }

    private Optional<Answer> row(OrganizationAlias alias) {
        JsonNode found = session.call(api -> api.organizations(KeycloakRows.OURS + ":" + alias));
        return new Answer(SYSTEM, found)
                .each().stream()
                        .filter(row -> row.text("alias").equals(alias.value()))
                        .findFirst();
    }

    private String organizationId(OrganizationAlias alias) {
        return row(alias).orElseThrow(() -> missing("organization " + alias)).text("id");
    }

    @Override
    public void createOrganization(Organization wanted) {
        try {
            session.run(api -> api.createOrganization(KeycloakRows.create(wanted)));
        } catch (OutsideFailure failure) {
            // a foreign one that has taken the alias is not ours
            if (failure.kind() != Kind.ALREADY_EXISTS || row(wanted.alias()).isEmpty()) {
                throw failure;
            }
        }
    }

    @Override
    public void changeOrganization(Organization wanted) {
        String id = organizationId(wanted.alias());
        if (!(session.call(api -> api.organization(id)) instanceof ObjectNode whole)) {
            throw new OutsideFailure(SYSTEM, Kind.NOT_UNDERSTOOD, "the organization is no object");
        }
        session.run(api -> api.replaceOrganization(id, KeycloakRows.change(whole, wanted)));
    }

    @Override
    public void deleteOrganization(OrganizationAlias alias) {
        row(alias).map(row -> row.text("id")).ifPresent(id -> unlessGone(() -> deleteOrganization(id)));
    }

    private void deleteOrganization(String id) {
        session.run(api -> api.deleteOrganization(id));
    }

    // ---- accounts

    @Override
    public Optional<Account> account(String email) {
        return user(email).map(this::account);
    }

    @Override
    public List<Account> accountsMadeFor(OrganizationAlias alias) {
        JsonNode found = session.call(api -> api.usersWith(KeycloakRows.MADE_FOR + ":" + alias));
        return new Answer(SYSTEM, found)
                .each().stream()
                        .filter(user ->
                                KeycloakRows.madeFor(user).filter(alias::equals).isPresent())
                        .map(this::account)
                        .toList();
    }

    @Override
    public Optional<String> subject(String email) {
        return user(email).map(user -> user.text("id"));
    }

    private Optional<Answer> user(String email) {
        String address = KeycloakRows.address(email);
        return new Answer(SYSTEM, session.call(api -> api.users(address)))
                .each().stream()
                        .filter(user -> address.equals(user.optional("email").orElse("")))
                        .findFirst();
    }

    private String userId(String email) {
        return user(email).orElseThrow(() -> missing("account")).text("id");
    }

    private Account account(Answer user) {
        String id = user.text("id");
        Set<String> organizations = new Answer(SYSTEM, session.call(api -> api.organizationsOf(id)))
                .each().stream().map(row -> row.text("alias")).collect(Collectors.toUnmodifiableSet());
        return new Account(
                user.text("email"),
                user.flag("emailVerified"),
                KeycloakRows.madeFor(user).orElse(null),
                organizations);
    }

    @Override
    public void createAccount(String email, String name, OrganizationAlias madeFor) {
        requireMark();
        String address = KeycloakRows.address(email);
        try {
            session.run(api -> api.createUser(KeycloakRows.create(address, name, madeFor)));
        } catch (OutsideFailure failure) {
            // somebody whose user name only looks like this address is not this person
            if (failure.kind() != Kind.ALREADY_EXISTS || user(email).isEmpty()) {
                throw failure;
            }
        }
    }

    /** Without it nobody would know later which accounts we may delete, and Keycloak drops it without a word. */
    private void requireMark() {
        if (!KeycloakRows.keepsMark(session.call(KeycloakApi::userProfile))) {
            throw new OutsideFailure(
                    SYSTEM,
                    Kind.REJECTED,
                    "the realm's user profile does not declare the attribute " + KeycloakRows.MADE_FOR);
        }
    }

    @Override
    public void deleteAccount(String email, OrganizationAlias madeFor) {
        Optional<Answer> user = user(email);
        if (user.isEmpty()) {
            return;
        }
        if (KeycloakRows.madeFor(user.get()).filter(madeFor::equals).isEmpty()) {
            throw new OutsideFailure(SYSTEM, Kind.REJECTED, "the account was not made for " + madeFor);
        }
        String id = user.get().text("id");
        unlessGone(() -> session.run(api -> api.deleteUser(id)));
    }

    // ---- who belongs to whom

    @Override
    public void join(String email, OrganizationAlias alias) {
        String organization = organizationId(alias);
        String user = userId(email);
        try {
            session.run(api -> api.addMember(organization, user));
        } catch (OutsideFailure failure) {
            if (failure.kind() != Kind.ALREADY_EXISTS) {
                throw failure;
            }
        }
    }

    @Override
    public void leave(String email, OrganizationAlias alias) {
        Optional<String> organization = row(alias).map(row -> row.text("id"));
        Optional<String> user = user(email).map(row -> row.text("id"));
        if (organization.isPresent() && user.isPresent()) {
            unlessGone(() -> session.run(api -> api.removeMember(organization.get(), user.get())));
        }
    }

    private static void unlessGone(Runnable delete) {
        try {
            delete.run();
        } catch (OutsideFailure failure) {
            if (failure.kind() != Kind.NOT_FOUND) {
                throw failure;
            }
        }
    }

    private static OutsideFailure missing(String what) {
        return new OutsideFailure(SYSTEM, Kind.NOT_FOUND, "there is no such " + what);
    }
}
