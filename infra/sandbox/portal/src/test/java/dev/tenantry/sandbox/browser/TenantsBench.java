package dev.tenantry.sandbox.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.PersonId;
import dev.tenantry.portal.security.SignedIn;
import dev.tenantry.register.StateName;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantFilter;
import dev.tenantry.register.TenantReading;
import dev.tenantry.runs.RunFilter;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.RunSummary;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The lists at the size that the product is designed for ({@code ./portal bench tenants}): 10 000 tenants, 1 000 000 runs. Fails
 * only if something does not work; what was measured goes into {@code target/bench/tenants.md}.
 */
class TenantsBench extends Journey {

    private static final Path RESULT = Path.of("target/bench/tenants.md");
    private static final TenantId TOMS = new TenantId(uuid("sandbox-tenant-acme"));
    private static final int LAST_RUN = 1_000_000;
    private static final int CALLS = 100;
    private static final int VISITS = 40;
    /** A portal that has just started still compiles itself; a user meets one that has run for days. */
    private static final int UNCOUNTED = 60;

    private static final List<String> WORDS = List.of("kestrel", "Klinik", "isar", "stern", "werk", "9", "77");

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment settings;

    @Autowired
    private TenantReading tenants;

    @Autowired
    private RunReading runs;

    private final Random random = new Random(1);
    private final List<TenantId> all = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    @Test
    void lists_of_ten_thousand_tenants_and_a_million_runs() throws IOException {
        fill();
        lines.add(String.format(Figures.HEADER, "Use case, " + CALLS + " calls each"));
        as("ada", this::useCasesOfStaff);
        as("tom", this::useCasesOfTenant);
        keep();
        lines.add("\n" + String.format(Figures.HEADER, "Page, " + VISITS + " visits each"));
        pages();
        keep();
    }

    private void keep() throws IOException {
        Files.createDirectories(RESULT.getParent());
        Files.write(RESULT, lines);
    }

    // ---- as use cases

    private void useCasesOfStaff() {
        Set<TenantId> needing =
                runs.waitingForPerson().stream().map(RunSummary::tenant).collect(Collectors.toSet());
        TenantFilter usual = new TenantFilter(null, null, null, needing, false);
        call("tenants, first page", () -> tenants.list(usual));
        call("tenants, a page from somewhere deep", () -> tenants.list(usual.after(anyTenant())));
        call("tenants, in a rare state", () -> tenants.list(inState(StateName.SUSPENDED, needing)));
        call("tenants, in a common state", () -> tenants.list(inState(StateName.LIVE, needing)));
        call(
                "tenants, only those that need somebody",
                () -> tenants.list(new TenantFilter(null, null, null, needing, true)));
        call("tenants, search", () -> tenants.list(new TenantFilter(null, anyWord(), null, needing, false)));
        call("tenants, search that finds nothing", () -> tenants.list(TenantFilter.named("zzz" + random.nextInt(99))));
        call("tenants, counts of the tabs", tenants::counts);
        List<TenantId> page =
                tenants.list(usual).tenants().stream().map(Tenant::id).toList();
        call("tenants, newest run of each on a page", () -> runs.newest(page));
        call("runs, first page", () -> runs.list(RunFilter.all()));
        call("runs, a page from somewhere deep", () -> runs.list(RunFilter.all().before(anyRun())));
        call("runs, that need somebody", () -> runs.list(among(RunState.INCIDENT, RunState.AWAITING_APPROVAL)));
        call("runs, under way", () -> runs.list(among(RunState.RUNNING)));
        call("runs, ended, deep", () -> runs.list(ended().before(anyRun())));
        call("runs, of a rare kind", () -> runs.list(ofKind(RunKind.OFFBOARD, RunState.SUCCEEDED)));
        call("runs, of a rare kind in a rare state", () -> runs.list(ofKind(RunKind.OFFBOARD, RunState.CANCELLED)));
        call("runs, of a common kind in a rare state", () -> runs.list(ofKind(RunKind.DRIFT_SCAN, RunState.INCIDENT)));
        call("runs, of one tenant", () -> runs.list(RunFilter.of(anyTenant())));
        call("runs, by number", () -> runs.numbered(anyRun()));
        call("runs, names of a page's tenants", () -> runs.tenantNames(page));
        call("runs, waiting for a person", runs::waitingForPerson);
        call("runs, the engine's", runs::underWay);
    }

    private void useCasesOfTenant() {
        call("runs of the own tenant, first page", () -> runs.listOf(TOMS, RunFilter.all()));
        call(
                "runs of the own tenant, second page",
                () -> runs.listOf(TOMS, RunFilter.all().before(LAST_RUN / 2)));
        call("runs of the own tenant, ended", () -> runs.listOf(TOMS, ended()));
        call("runs of the own tenant, in a rare state", () -> runs.listOf(TOMS, among(RunState.INCIDENT)));
    }

    private void call(String name, Supplier<?> useCase) {
        lines.add(Figures.ofCalls(name, CALLS, useCase).row());
    }

    private static TenantFilter inState(StateName state, Set<TenantId> first) {
        return new TenantFilter(state, null, null, first, false);
    }

    private static RunFilter among(RunState... states) {
        return new RunFilter(Set.of(states), Set.of(), null, null);
    }

    private static RunFilter ended() {
        return among(RunState.SUCCEEDED, RunState.ROLLED_BACK, RunState.CANCELLED, RunState.REJECTED);
    }

    private static RunFilter ofKind(RunKind kind, RunState state) {
        return new RunFilter(Set.of(state), Set.of(kind), null, null);
    }

    private TenantId anyTenant() {
        return all.get(random.nextInt(all.size() / 10, all.size()));
    }

    private String anyWord() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private long anyRun() {
        return random.nextLong(2_000, LAST_RUN);
    }

    // ---- as pages

    private void pages() {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        Page page = viewer().signInAs("Ada Baumann").page();
        for (int warming = 0; warming < UNCOUNTED; warming++) {
            Painting.visit(page, "tenants");
            Painting.visit(page, "runs");
        }
        visit(page, "tenants", () -> "tenants");
        visit(page, "tenants, a page from somewhere deep", () -> "tenants?after=" + anyTenant());
        visit(page, "tenants, in a state", () -> "tenants?state=SUSPENDED");
        visit(page, "tenants, search", () -> "tenants?q=kestrel");
        visit(page, "runs", () -> "runs");
        visit(page, "runs, a page from somewhere deep", () -> "runs?after=" + anyRun());
        visit(page, "runs, that need somebody", () -> "runs?show=needs-you");
        visit(page, "runs, ended", () -> "runs?show=ended");
        load(page, "tenants");
        load(page, "runs");
        Page toms = viewer().signInAs("Tom Acker").page();
        visit(toms, "runs, as the tenant's administrator", () -> "runs");
    }

    private void visit(Page page, String name, Supplier<String> href) {
        lines.add(
                Figures.of(name, VISITS, () -> Painting.visit(page, href.get())).row());
    }

    private void load(Page page, String path) {
        lines.add(Figures.of(path + ", loaded anew with everything around it", VISITS, () -> Painting.load(page, path))
                .row());
    }

    // ---- the database, and who asks it

    private void fill() throws IOException {
        String script = new ClassPathResource("bench/tenants.sql").getContentAsString(StandardCharsets.UTF_8);
        scope.inProvider(() -> {
            jdbc.sql(script.replace("${first}", TOMS.toString())).update();
            all.addAll(jdbc.sql("select tenant_id from tenant order by created_at desc")
                    .query((row, at) -> new TenantId(row.getObject(1, UUID.class)))
                    .list());
        });
        // what the server does by itself some minutes later
        JdbcClient.create(new DriverManagerDataSource(
                        settings.getRequiredProperty("tenantry.database.url"),
                        "owner",
                        settings.getRequiredProperty("tenantry.database.owner.value")))
                .sql("vacuum analyze tenantry.tenant, tenantry.run, tenantry.run_step")
                .update();
    }

    private static void as(String name, Runnable work) {
        SignedIn person = () -> new PersonId(uuid("sandbox-" + name));
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person, null, List.of()));
        try {
            work.run();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private static UUID uuid(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
