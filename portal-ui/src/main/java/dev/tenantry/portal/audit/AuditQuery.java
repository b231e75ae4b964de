package dev.tenantry.portal.audit;

import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.audit.TrailFilter;
import dev.tenantry.audit.TrailFilter.Cursor;
import dev.tenantry.portal.look.Pager;
import dev.tenantry.tenants.TenantId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The filters as they stand in the URL. What cannot be read there is as if it were not there: a link that was cut off still
 * shows something.
 *
 * @param until the last day that is shown
 */
record AuditQuery(
        @Nullable TenantId tenant,
        @Nullable String act,
        @Nullable String actor,
        @Nullable String subject,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable Cursor after) {

    static AuditQuery of(Function<String, Optional<String>> parameter) {
        return new AuditQuery(
                read(parameter, "tenant", TenantId::of),
                read(parameter, "act", text -> text),
                read(parameter, "actor", text -> text),
                read(parameter, "subject", text -> text),
                read(parameter, "from", LocalDate::parse),
                read(parameter, "until", LocalDate::parse),
                read(parameter, Pager.AFTER, AuditQuery::cursor));
    }

    private static <T> @Nullable T read(
            Function<String, Optional<String>> parameter, String name, Function<String, T> reader) {
        var text = parameter.apply(name).filter(value -> !value.isBlank());
        try {
            return text.map(reader).orElse(null);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return null;
        }
    }

    /** The filter as the trail takes it; days are those of the viewer's zone. */
    TrailFilter filter(ZoneId zone) {
        return new TrailFilter(tenant, act, actor, subject, start(from, zone), end(until, zone), after);
    }

    /** The parameters of a URL that shows the same, from its first page. */
    QueryParameters parameters() {
        var all = new HashMap<String, List<String>>();
        Map<String, Object> named = new HashMap<>();
        put(named, "tenant", tenant);
        put(named, "act", act);
        put(named, "actor", actor);
        put(named, "subject", subject);
        put(named, "from", from);
        put(named, "until", until);
        named.forEach((name, value) -> all.put(name, List.of(value.toString())));
        return new QueryParameters(all);
    }

    private static void put(Map<String, Object> named, String name, @Nullable Object value) {
        if (value != null) {
            named.put(name, value);
        }
    }

    private static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    private static @Nullable Instant end(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? null : day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    static String text(Cursor cursor) {
        return cursor.at() + "_" + cursor.id();
    }

    private static Cursor cursor(String text) {
        var at = text.indexOf('_');
        if (at < 0) {
            throw new IllegalArgumentException("no cursor: " + text);
        }
        return new Cursor(Instant.parse(text.substring(0, at)), UUID.fromString(text.substring(at + 1)));
    }
}
