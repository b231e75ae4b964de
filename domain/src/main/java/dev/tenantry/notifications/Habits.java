package dev.tenantry.notifications;

import dev.tenantry.identity.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How people want to be told, within the provider scope that the caller opened. */
@Component
public class Habits {

    private final JdbcClient jdbc;
    private final NotificationSettings settings;

    Habits(JdbcClient jdbc, NotificationSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** What the person chose, else the usual. */
    Habit of(PersonId person) {
        Set<NoticeKind> refused = refused(person);
        return jdbc.sql("select language, quiet_from, quiet_to, zone from notice_habit where person_id = ?")
                .param(person.value())
                .query((row, at) -> new Habit(row.getString("language"), quiet(row), refused))
                .optional()
                .orElseGet(() -> new Habit(settings.language(), null, refused));
    }

    void keep(PersonId person, Habit habit) {
        forget(person);
        QuietHours quiet = habit.quiet();
        jdbc.sql("insert into notice_habit (person_id, language, quiet_from, quiet_to, zone) values (?, ?, ?, ?, ?)")
                .param(person.value())
                .param(habit.language())
                .param(quiet == null ? null : quiet.from())
                .param(quiet == null ? null : quiet.to())
                .param(quiet == null ? null : quiet.zone().getId())
                .update();
        habit.refused()
                .forEach(kind -> jdbc.sql("insert into notice_refusal (person_id, kind) values (?, ?)")
                        .params(person.value(), kind.name())
                        .update());
    }

    /** Back to the usual; part of erasing a person. */
    public void forget(PersonId person) {
        jdbc.sql("delete from notice_habit where person_id = ?")
                .param(person.value())
                .update();
        jdbc.sql("delete from notice_refusal where person_id = ?")
                .param(person.value())
                .update();
    }

    private Set<NoticeKind> refused(PersonId person) {
        return jdbc
                .sql("select kind from notice_refusal where person_id = ?")
                .param(person.value())
                .query((row, at) -> NoticeKind.valueOf(row.getString(1)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable QuietHours quiet(ResultSet row) throws SQLException {
        LocalTime from = row.getObject("quiet_from", LocalTime.class);
        return from == null
                ? null
                : new QuietHours(from, row.getObject("quiet_to", LocalTime.class), ZoneId.of(row.getString("zone")));
    }
}
