package dev.tenantry.portal.rest;

import dev.tenantry.identity.Membership;
import dev.tenantry.identity.NotFound;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import dev.tenantry.people.Invitation;
import dev.tenantry.people.Invited;
import dev.tenantry.people.KnownPerson;
import dev.tenantry.people.PeopleFilter;
import dev.tenantry.people.PeopleManagement;
import dev.tenantry.people.PeopleReading;
import dev.tenantry.people.Withdrawal;
import dev.tenantry.tenants.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who may do what, for machines of the provider's administration. */
@RestController
@Tag(name = "People")
@RequestMapping(PeopleApi.PATH)
class PeopleApi {

    static final String PATH = "/api/v1/people";

    private final PeopleReading reading;
    private final PeopleManagement management;
    private final IdempotentRequests requests;

    PeopleApi(PeopleReading reading, PeopleManagement management, IdempotentRequests requests) {
        this.reading = reading;
        this.management = management;
        this.requests = requests;
    }

    @Operation(summary = "A page of people by name, with what they may do")
    @GetMapping
    PersonJson.Page list(
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable Role role,
            @RequestParam(required = false) @Nullable String search) {
        var cursor = after == null ? null : new PersonId(after);
        return PersonJson.Page.of(reading.list(new PeopleFilter(search, role, cursor)));
    }

    @Operation(summary = "One person with what they may do")
    @GetMapping("/{person}")
    PersonJson person(@PathVariable UUID person) {
        return PersonJson.of(known(person));
    }

    @Operation(summary = "Lets somebody in from the first sign-in with this address on, or gives them another role")
    @PostMapping
    ResponseEntity<PersonJson> invite(@RequestHeader(TenantApi.KEY) String key, @RequestBody PersonJson.Wanted wanted) {
        var tenant = wanted.tenant() == null ? null : new TenantId(wanted.tenant());
        var invitation = new Invitation(text(wanted.name()), text(wanted.email()), wanted.role(), tenant);
        var request = new IdempotentRequests.Request(key, "POST " + PATH + wanted);
        var person = requests.once(request, () -> accepted(management.invite(invitation)), made -> tenant);
        return ResponseEntity.created(URI.create(PATH + "/" + person))
                .body(PersonJson.of(known(UUID.fromString(person))));
    }

    @Operation(summary = "Withdraws one role; open sessions lose it at their next act")
    @DeleteMapping("/{person}/memberships/{role}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(
            @PathVariable UUID person, @PathVariable Role role, @RequestParam(required = false) @Nullable UUID tenant) {
        known(person);
        if ((role.side() == Role.Side.TENANT) != (tenant != null)) {
            throw Refusals.badInput("tenant", "name one for a tenant's role, and none for the provider's");
        }
        settle(management.withdraw(
                new PersonId(person), new Membership(role, tenant == null ? null : new TenantId(tenant))));
    }

    @Operation(summary = "Erases name, address, roles and given reasons; the audit trail keeps the bare id")
    @PostMapping("/{person}/erase")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@PathVariable UUID person, @RequestBody PersonJson.Confirmed body) {
        if (!known(person).email().equals(body.confirm())) {
            throw Refusals.badInput("confirm", "send the person's e-mail address to confirm");
        }
        settle(management.erase(new PersonId(person)));
    }

    private KnownPerson known(UUID person) {
        return reading.person(new PersonId(person)).orElseThrow(() -> new NotFound("person"));
    }

    private static String accepted(Invited invited) {
        return switch (invited) {
            case Invited.Accepted accepted -> accepted.person().toString();
            case Invited.Refused(var problems) -> throw Refusals.badInput(InvitedFields.of(problems));
        };
    }

    private static void settle(Withdrawal withdrawal) {
        switch (withdrawal) {
            case DONE -> {}
            case NOTHING_TO_WITHDRAW -> throw new NotFound("membership");
            case LAST_ADMINISTRATOR ->
                throw Refusals.conflict(
                        "without this person nobody could let anybody in; invite another administrator first",
                        Map.of());
        }
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
