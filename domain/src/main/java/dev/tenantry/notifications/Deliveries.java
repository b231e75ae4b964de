package dev.tenantry.notifications;

import dev.tenantry.identity.PersonId;
import dev.tenantry.notifications.Delivery.Receiver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is under way, as rows, within the provider scope that the caller opened. */
@Component
class Deliveries {

    /** Longer than any sender takes; what is not concluded by then is tried again, with the same id. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Clock clock;

    Deliveries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Repeated for the same receiver it changes nothing. */
    void add(UUID notice, Receiver receiver) {
        PersonId person = switch (receiver) {
            case Receiver.ByMail(var id) -> id;
            case Receiver.ByWebhook none -> null;
        };
        String endpoint = switch (receiver) {
            case Receiver.ByMail none -> null;
            case Receiver.ByWebhook(var name) -> name;
        };
        jdbc.sql("""
                insert into delivery (id, notice_id, channel, person_id, endpoint, state, due_at)
                values (?, ?, ?, ?, ?, 'WAITING', ?) on conflict do nothing
                """)
                .param(UUID.randomUUID())
                .param(notice)
                .param((person == null ? Channel.WEBHOOK : Channel.MAIL).name())
                .param(person == null ? null : person.value())
                .param(endpoint)
                .param(Timestamp.from(now()))
                .update();
    }

    /** Takes the delivery that has been due for longest, for this node alone. */
    Optional<Delivery> claim() {
        Instant lease = now().plus(LEASE);
        return jdbc.sql("""
                with due as (select id from delivery where state = 'WAITING' and due_at <= ?
                    order by due_at limit 1 for update skip locked),
                claimed as (update delivery d set due_at = ? from due where d.id = due.id
                        returning d.id, d.notice_id, d.person_id, d.endpoint, d.attempts)
                select c.id as delivery_id, c.person_id, c.endpoint, c.attempts,
                    n.id, n.tenant_id, n.kind, n.facts, n.path, n.at
                from claimed c join notice n on n.id = c.notice_id
                """)
                .params(Timestamp.from(now()), Timestamp.from(lease))
                .query((row, at) -> delivery(row, lease))
                .optional();
    }

    void delivered(Delivery delivery) {
        end(delivery, "DELIVERED", null);
    }

    void givenUp(Delivery delivery, String trouble) {
        end(delivery, "GIVEN_UP", trouble);
    }

    /** The receiver may not be told any more, which is no trouble. */
    void dropped(Delivery delivery) {
        end(delivery, "DROPPED", null);
    }

    private void end(Delivery delivery, String state, @Nullable String trouble) {
        jdbc.sql("update delivery set state = ?, trouble = ?, ended_at = ? where id = ? and due_at = ?")
                .param(state)
                .param(trouble)
                .param(Timestamp.from(now()))
                .param(delivery.id())
                .param(Timestamp.from(delivery.lease()))
                .update();
    }

    /** Only the holder of the lease may: after it, the delivery is somebody else's. */
    void again(Delivery delivery, int attempts, @Nullable String trouble, Instant due) {
        jdbc.sql("update delivery set attempts = ?, trouble = ?, due_at = ? where id = ? and due_at = ?")
                .param(attempts)
                .param(trouble)
                .param(Timestamp.from(due))
                .param(delivery.id())
                .param(Timestamp.from(delivery.lease()))
                .update();
    }

    private static Delivery delivery(ResultSet row, Instant lease) throws SQLException {
        UUID person = row.getObject("person_id", UUID.class);
        return new Delivery(
                row.getObject("delivery_id", UUID.class),
                Outbox.written(row),
                person == null
                        ? new Receiver.ByWebhook(row.getString("endpoint"))
                        : new Receiver.ByMail(new PersonId(person)),
                row.getInt("attempts"),
                lease);
    }

    /** What PostgreSQL can store, since the lease is compared with what was stored. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
