package dev.tenantry.register;

import dev.tenantry.database.LikePattern;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tenants as rows, within the scope that the caller opened. */
@Component
class TenantRows {

    static final int PAGE = 50;

    private static final String COLUMNS =
            "tenant_id, display_name, state, since, suspended_because, draft, profile, version";

    private static final String SEARCHED = " and words like lower(:search)";

    private final JdbcClient jdbc;

    TenantRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(TenantId id, TenantDraft draft, Instant now) {
        jdbc.sql(
                        "insert into tenant (tenant_id, state, since, draft, display_name, created_at) values (?, 'DRAFT', ?, ?::jsonb, ?, ?)")
                .params(
                        id.value(),
                        Timestamp.from(now),
                        RegisterJson.draft(draft),
                        draft.get(Field.DISPLAY_NAME),
                        Timestamp.from(now))
                .update();
    }

    /** Returns whether the draft was still at this version. */
    boolean saveDraft(TenantId id, TenantDraft draft, long version) {
        return jdbc.sql("""
                        update tenant set draft = ?::jsonb, display_name = ?, version = version + 1
                        where tenant_id = ? and version = ? and state = 'DRAFT'
                        """)
                        .params(RegisterJson.draft(draft), draft.get(Field.DISPLAY_NAME), id.value(), version)
                        .update()
                == 1;
    }

    /**
     * Returns whether the draft was still at this version. Throws
     * {@link org.springframework.dao.DataIntegrityViolationException} if slug, account or network were taken meanwhile.
     */
    boolean submit(TenantId id, TenantProfile profile, long version, Instant now) {
        return jdbc.sql("""
                        update tenant set state = 'ONBOARDING', since = ?, profile = ?::jsonb, slug = ?, account_id = ?,
                            network = ?::cidr, display_name = ?, version = version + 1
                        where tenant_id = ? and version = ? and state = 'DRAFT'
                        """)
                        .params(
                                Timestamp.from(now),
                                RegisterJson.profile(profile),
                                profile.slug().value(),
                                profile.aws().accountId(),
                                profile.aws().cidr(),
                                profile.company().displayName(),
                                id.value(),
                                version)
                        .update()
                == 1;
    }

    /**
     * Returns whether the tenant was still being onboarded or live, at this version; nothing that must be unique may have changed.
     */
    boolean correct(TenantId id, TenantDraft draft, TenantProfile profile, long version) {
        return jdbc.sql("""
                        update tenant set draft = ?::jsonb, profile = ?::jsonb, display_name = ?, version = version + 1
                        where tenant_id = ? and version = ? and state in ('ONBOARDING', 'LIVE')
                        """)
                        .params(
                                RegisterJson.draft(draft),
                                RegisterJson.profile(profile),
                                profile.company().displayName(),
                                id.value(),
                                version)
                        .update()
                == 1;
    }

    /** Returns whether the tenant was still at this version; nothing that must be unique may have changed. */
    boolean saveProfile(TenantId id, TenantProfile profile, long version) {
        return jdbc.sql(
                                "update tenant set profile = ?::jsonb, version = version + 1 where tenant_id = ? and version = ?")
                        .params(RegisterJson.profile(profile), id.value(), version)
                        .update()
                == 1;
    }

    /**
     * Lets those who submit come one after the other until the transaction ends; to be called before the neighbours are read. Two
     * would choose the same free network, and over an exclusion constraint two wait for each other until it is a deadlock.
     */
    void oneAfterTheOther() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('tenant.submit'))")
                .query((row, at) -> true)
                .single();
    }

    /** Returns whether the tenant was in the expected state. */
    boolean move(TenantId id, StateName from, TenantState to) {
        return jdbc.sql("""
                        update tenant set state = :to, since = :since, suspended_because = :because, version = version + 1
                        where tenant_id = :tenant and state = :from
                        """)
                        .param("to", StateName.of(to).name())
                        .param("since", Timestamp.from(to.since()))
                        .param("because", to instanceof TenantState.Suspended suspended ? suspended.reason() : null)
                        .param("tenant", id.value())
                        .param("from", from.name())
                        .update()
                == 1;
    }

    /** Whether the tenant is in this state, which nobody changes before the caller's transaction ends. */
    boolean hold(TenantId id, StateName state) {
        return jdbc.sql("select from tenant where tenant_id = ? and state = ? for update")
                .params(id.value(), state.name())
                .query((row, at) -> true)
                .optional()
                .isPresent();
    }

    /** Whether the tenant is in none of these states, which stays so until the caller's transaction ends; others may hold it as well. */
    boolean holdBut(TenantId id, List<StateName> states) {
        return jdbc.sql("select from tenant where tenant_id = :tenant and state <> all (:states::text[]) for share")
                .param("tenant", id.value())
                .param("states", states.stream().map(StateName::name).toArray(String[]::new))
                .query((row, at) -> true)
                .optional()
                .isPresent();
    }

    /** What was agreed is gone then; the draft that it came from is still there. */
    boolean reopen(TenantId id, Instant now) {
        return jdbc.sql("""
                        update tenant set state = 'DRAFT', since = ?, profile = null, slug = null, account_id = null,
                            network = null, version = version + 1
                        where tenant_id = ? and state = 'ONBOARDING'
                        """).params(Timestamp.from(now), id.value()).update() == 1;
    }

    /** Remembers that this account was made for the tenant; no change that anybody could be overtaken by. */
    boolean made(TenantId id, String account) {
        return jdbc.sql("update tenant set made_account = ? where tenant_id = ?")
                        .params(account, id.value())
                        .update()
                == 1;
    }

    Optional<String> made(TenantId id) {
        return jdbc.sql("select made_account from tenant where tenant_id = ? and made_account is not null")
                .param(id.value())
                .query(String.class)
                .optional();
    }

    /** The caller holds it as a draft. */
    void discard(TenantId id) {
        jdbc.sql("delete from tenant where tenant_id = ? and state = 'DRAFT'")
                .param(id.value())
                .update();
    }

    List<TenantId> in(StateName state) {
        return jdbc.sql("select tenant_id from tenant where state = ?")
                .param(state.name())
                .query((row, at) -> new TenantId(row.getObject(1, UUID.class)))
                .list();
    }

    Optional<Tenant> find(TenantId id) {
        return jdbc.sql("select " + COLUMNS + " from tenant where tenant_id = ?")
                .param(id.value())
                .query((row, at) -> tenant(row))
                .optional();
    }

    /**
     * At most {@link #PAGE} and one more: the ones that come first, then the others, after the cursor's. Each of the two is
     * read in the order of an index; sorted as one, every page would read every tenant.
     */
    List<Tenant> list(TenantFilter filter) {
        boolean amongFirst = filter.after() == null || filter.first().contains(filter.after());
        List<String> parts = new ArrayList<>();
        if (amongFirst && !filter.first().isEmpty()) {
            parts.add(part(true, filter, filter.after() != null));
        }
        if (!filter.onlyFirst()) {
            parts.add(part(false, filter, !amongFirst));
        }
        if (parts.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select " + COLUMNS + " from (" + String.join(" union all ", parts)
                        + ") as found order by comes_first desc, "
                        + filter.order().sorted() + " limit :most")
                .param("state", filter.state() == null ? null : filter.state().name())
                .param("search", filter.search() == null ? null : LikePattern.containing(filter.search()))
                .param("after", filter.after() == null ? null : filter.after().value())
                .param("first", array(filter.first()))
                .param("most", PAGE + 1)
                .query((row, at) -> tenant(row))
                .list();
    }

    /** Those that come first, or all others. */
    private static String part(boolean first, TenantFilter filter, boolean afterCursor) {
        return "(select created_at, " + COLUMNS + ", " + first + " as comes_first from tenant where "
                + (first ? "" : "not ") + "tenant_id = any (:first::uuid[])"
                + (filter.state() == null ? "" : " and state = :state")
                + (filter.search() == null ? "" : SEARCHED)
                + (afterCursor ? " and " + filter.order().afterCursor() : "")
                + " order by " + filter.order().sorted() + " limit :most)";
    }

    private static String array(Set<TenantId> ids) {
        return ids.stream().map(TenantId::toString).collect(Collectors.joining(",", "{", "}"));
    }

    /** How many there are in each state, at most {@code most} each; asked at once, since each way to the database takes time. */
    Map<StateName, Integer> counts(int most) {
        Map<StateName, Integer> counts = new EnumMap<>(StateName.class);
        jdbc.sql("""
                select wanted.state, counted.number
                from unnest(:states::text[]) as wanted(state) cross join lateral (
                    select count(*) as number
                    from (select from tenant where tenant.state = wanted.state limit :most) as those) counted
                """)
                .param(
                        "states",
                        Arrays.stream(StateName.values()).map(StateName::name).toArray(String[]::new))
                .param("most", most)
                .query(row -> {
                    counts.put(StateName.valueOf(row.getString(1)), row.getInt(2));
                });
        return counts;
    }

    Neighbours neighboursOf(TenantId id) {
        String others = " from tenant where state not in ('DRAFT', 'CLOSED') and tenant_id <> ?";
        return new Neighbours(
                texts("select slug" + others, id), texts("select account_id" + others, id), networks(others, id));
    }

    private List<String> texts(String sql, TenantId id) {
        return jdbc.sql(sql)
                .param(id.value())
                .query((row, at) -> row.getString(1))
                .list();
    }

    private List<Network> networks(String others, TenantId id) {
        return texts("select network::text" + others, id).stream()
                .flatMap(text -> Network.of(text).stream())
                .toList();
    }

    private static Tenant tenant(ResultSet row) throws SQLException {
        String profile = row.getString("profile");
        return new Tenant(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getString("display_name"),
                StateName.valueOf(row.getString("state"))
                        .since(
                                row.getObject("since", OffsetDateTime.class).toInstant(),
                                String.valueOf(row.getString("suspended_because"))),
                RegisterJson.draft(row.getString("draft")),
                Optional.ofNullable(profile).map(RegisterJson::profile),
                row.getLong("version"));
    }
}
