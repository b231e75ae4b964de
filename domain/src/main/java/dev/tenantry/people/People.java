package dev.tenantry.people;

import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Membership;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import dev.tenantry.tenants.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who people are: the erasable part. */
@Component
public class People {

    private final TenantScope scope;
    private final JdbcClient jdbc;

    People(TenantScope scope, JdbcClient jdbc) {
        this.scope = scope;
        this.jdbc = jdbc;
    }

    /**
     * What is kept of a person until it is erased.
     *
     * @param email unique among people, whatever its case
     */
    public record Data(@Nullable String subject, String name, String email) {}

    /** The person that the identity provider's subject stands for. */
    public Optional<PersonId> bySubject(String subject) {
        return scope.asProvider(() -> jdbc.sql("select person_id from person_data where subject = ?")
                .param(subject)
                .query((row, at) -> new PersonId(row.getObject(1, UUID.class)))
                .optional());
    }

    /** Names of those who are still known; erased and unknown ones are missing. */
    public Map<PersonId, String> names(Collection<PersonId> people) {
        return scope.asProvider(() -> jdbc
                .sql("select person_id, name from person_data where person_id = any(?)")
                .param(people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, at) -> Map.entry(new PersonId(row.getObject(1, UUID.class)), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Writes the person under this id, again and again with the same result. */
    void put(PersonId person, Data data) {
        scope.inProvider(() -> {
            remember(person);
            jdbc.sql("""
                    insert into person_data (person_id, subject, name, email) values (?, ?, ?, ?)
                    on conflict (person_id) do update
                    set subject = excluded.subject, name = excluded.name, email = excluded.email
                    """)
                    .param(person.value())
                    .param(data.subject())
                    .param(data.name())
                    .param(data.email())
                    .update();
        });
    }

    /**
     * Says by which subject a person signs in of whom that is not known; somebody who has one keeps it. Returns whether it
     * was said.
     */
    boolean recognise(PersonId person, String subject) {
        return scope.asProvider(
                () -> jdbc.sql("""
                        update person_data set subject = ? where person_id = ? and subject is null
                        """).params(subject, person.value()).update() == 1);
    }

    /** Who was invited by this address and never came. */
    Optional<PersonId> awaited(String email) {
        return scope.asProvider(
                () -> jdbc.sql("select person_id from person_data where lower(email) = lower(?) and subject is null")
                        .param(email)
                        .query((row, at) -> new PersonId(row.getObject(1, UUID.class)))
                        .optional());
    }

    /** Lets those who invite come one after the other until the transaction ends: two would make two of one address. */
    void oneAfterTheOther() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('person.invite'))")
                .query((row, at) -> true)
                .single();
    }

    /** Returns whether it was new. */
    boolean join(PersonId person, Membership membership) {
        return scope.asProvider(() -> jdbc.sql("""
                        insert into membership (id, person_id, role, tenant_id) values (?, ?, ?, ?)
                        on conflict do nothing
                        """)
                        .param(UUID.randomUUID())
                        .param(person.value())
                        .param(membership.role().name())
                        .param(tenant(membership))
                        .update()
                == 1);
    }

    /**
     * The tenants whose accounts may stand for the person: those that they administer, and none if they work for the provider, too.
     */
    Set<TenantId> standsFor(PersonId person) {
        return scope.asProvider(() -> Set.copyOf(jdbc.sql("""
                        select tenant_id from membership where person_id = :person and tenant_id is not null
                        and not exists (select from membership where person_id = :person and tenant_id is null)
                        """)
                .param("person", person.value())
                .query((row, at) -> new TenantId(row.getObject(1, UUID.class)))
                .list()));
    }

    boolean holds(PersonId person, Membership membership) {
        return scope.asProvider(() -> jdbc.sql(
                                "select from membership where person_id = ? and role = ? and tenant_id is not distinct from ?::uuid")
                        .param(person.value())
                        .param(membership.role().name())
                        .param(tenant(membership))
                        .query((row, at) -> true)
                        .optional())
                .isPresent();
    }

    List<PersonId> holders(Membership membership) {
        return scope.asProvider(() -> jdbc.sql(
                        "select person_id from membership where role = ? and tenant_id is not distinct from ?::uuid order by 1")
                .param(membership.role().name())
                .param(tenant(membership))
                .query((row, at) -> new PersonId(row.getObject(1, UUID.class)))
                .list());
    }

    /** Returns whether there was such a membership. */
    boolean leave(PersonId person, Membership membership) {
        return scope.asProvider(() -> jdbc.sql(
                                "delete from membership where person_id = ? and role = ? and tenant_id is not distinct from ?::uuid")
                        .param(person.value())
                        .param(membership.role().name())
                        .param(tenant(membership))
                        .update()
                == 1);
    }

    /** The person who is known by this address, whatever its case. */
    Optional<PersonId> byEmail(String email) {
        return scope.asProvider(() -> jdbc.sql("select person_id from person_data where lower(email) = lower(?)")
                .param(email)
                .query((row, at) -> new PersonId(row.getObject(1, UUID.class)))
                .optional());
    }

    /** Keeps that this id is somebody's; returns whether that is new. Who was erased has had one. */
    boolean remember(PersonId person) {
        return scope.asProvider(() -> jdbc.sql("insert into person (id) values (?) on conflict do nothing")
                        .param(person.value())
                        .update()
                == 1);
    }

    /** Whether it is known who the person is. */
    boolean isKnown(PersonId person) {
        return exists("select from person_data where person_id = ?", person.value());
    }

    /** Whether anybody can let others in. */
    boolean hasAdministrator() {
        return exists("select from membership where role = ? limit 1", Role.PROVIDER_ADMIN.name());
    }

    private boolean exists(String sql, Object param) {
        return scope.asProvider(() ->
                jdbc.sql(sql).param(param).query((row, at) -> true).optional().isPresent());
    }

    /** Locks the administrators until the transaction ends, so that two of them cannot withdraw each other at once. */
    boolean isLastAdministrator(PersonId person) {
        List<UUID> administrators = scope.asProvider(
                () -> jdbc.sql("select person_id from membership where role = ? order by person_id for update")
                        .param(Role.PROVIDER_ADMIN.name())
                        .query((row, at) -> row.getObject(1, UUID.class))
                        .list());
        return administrators.equals(List.of(person.value()));
    }

    /** Forgets who the person is and what they may do; the id stays, in audit and runs. Returns whether there was one. */
    boolean erase(PersonId person) {
        return scope.asProvider(() -> {
            jdbc.sql("delete from person_data where person_id = ?")
                    .param(person.value())
                    .update();
            jdbc.sql("delete from membership where person_id = ?")
                    .param(person.value())
                    .update();
            return jdbc.sql("update person set erased_at = now() where id = ? and erased_at is null")
                            .param(person.value())
                            .update()
                    == 1;
        });
    }

    private static @Nullable UUID tenant(Membership membership) {
        return membership.tenant() == null ? null : membership.tenant().value();
    }
}
