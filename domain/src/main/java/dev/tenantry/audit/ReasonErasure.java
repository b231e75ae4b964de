package dev.tenantry.audit;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes free text out of the trail for good; the chain keeps its salted digest and stays verifiable. */
@Component
public class ReasonErasure {

    private final JdbcClient jdbc;

    ReasonErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Erases each reason that the person gave, and each that was given for an act on the person, in the caller's
     * provider scope. Returns how many there were.
     */
    public int of(PersonId person) {
        return jdbc.sql("""
                delete from audit_reason where entry_id in (
                    select id from audit_entry where actor = ?
                    union all select id from audit_entry where subject_type = 'person' and subject_id = ?)
                """)
                .params(new Actor.Person(person).reference(), person.toString())
                .update();
    }
}
