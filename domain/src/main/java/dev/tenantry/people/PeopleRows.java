package dev.tenantry.people;

import dev.tenantry.database.LikePattern;
import dev.tenantry.identity.Membership;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import dev.tenantry.people.KnownPerson.Held;
import dev.tenantry.tenants.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People with their memberships as rows, within the provider's scope that the caller opened. */
@Component
class PeopleRows {

    static final int PAGE = 50;

    private static final String KNOWN = """
            select d.person_id, d.name, d.email, d.subject is null as awaited, p.created_at
            from person_data d join person p on p.id = d.person_id
            """;
    private static final String SEARCHED =
            " and (lower(d.name) like lower(:search) or lower(d.email) like lower(:search))";
    private static final String IN_ROLE =
            " and exists (select from membership m where m.person_id = d.person_id and m.role = :role)";
    private static final String AFTER_CURSOR = """
             and (lower(d.name), d.person_id) >
                (select lower(c.name), c.person_id from person_data c where c.person_id = :after)
            """;

    private final JdbcClient jdbc;

    PeopleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** At most {@link #PAGE} and one more. Names of tenants are missing. */
    List<KnownPerson> list(PeopleFilter filter) {
        Role role = filter.role();
        String search = filter.search();
        List<KnownPerson> found = jdbc.sql(KNOWN + " where true" + (search == null ? "" : SEARCHED)
                        + (role == null ? "" : IN_ROLE) + (filter.after() == null ? "" : AFTER_CURSOR)
                        + " order by lower(d.name), d.person_id limit :most")
                .param("search", search == null ? null : LikePattern.containing(search))
                .param("role", role == null ? null : role.name())
                .param("after", filter.after() == null ? null : filter.after().value())
                .param("most", PAGE + 1)
                .query((row, at) -> known(row))
                .list();
        return withMemberships(found);
    }

    /** Names of tenants are missing. */
    Optional<KnownPerson> find(PersonId person) {
        List<KnownPerson> found = jdbc.sql(KNOWN + " where d.person_id = :person")
                .param("person", person.value())
                .query((row, at) -> known(row))
                .list();
        return withMemberships(found).stream().findFirst();
    }

    private static KnownPerson known(ResultSet row) throws SQLException {
        return new KnownPerson(
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("name"),
                row.getString("email"),
                row.getBoolean("awaited"),
                at(row, "created_at"),
                List.of());
    }

    private List<KnownPerson> withMemberships(List<KnownPerson> people) {
        Map<PersonId, List<Held>> held = memberships(people);
        return people.stream()
                .map(person -> new KnownPerson(
                        person.id(),
                        person.name(),
                        person.email(),
                        person.awaited(),
                        person.since(),
                        held.getOrDefault(person.id(), List.of())))
                .toList();
    }

    private Map<PersonId, List<Held>> memberships(List<KnownPerson> people) {
        record Row(PersonId person, Held held) {}
        return jdbc
                .sql("select person_id, role, tenant_id, created_at from membership where person_id = any(?)"
                        + " order by created_at, role, tenant_id")
                .param(people.stream().map(person -> person.id().value()).toArray(UUID[]::new))
                .query((row, at) -> new Row(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        new Held(membership(row), null, at(row, "created_at"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Row::person, LinkedHashMap::new, Collectors.mapping(Row::held, Collectors.toList())));
    }

    private static Membership membership(ResultSet row) throws SQLException {
        @Nullable UUID tenant = row.getObject("tenant_id", UUID.class);
        return new Membership(Role.valueOf(row.getString("role")), tenant == null ? null : new TenantId(tenant));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
