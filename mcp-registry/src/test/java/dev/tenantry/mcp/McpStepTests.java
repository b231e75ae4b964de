package dev.tenantry.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.mcp.McpServer.Era;
import dev.tenantry.mcp.McpServer.Found;
import dev.tenantry.mcp.McpServer.ToolPrint;
import dev.tenantry.register.OpenServers;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Value;
import dev.tenantry.steps.Verdict;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantProfile.McpChoice;
import dev.tenantry.tenantside.AssistantTarget;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.JobOutcome.AssistantState;
import dev.tenantry.tenantside.JobOutcome.ToolServerRow;
import dev.tenantry.tenantside.PretendedJobs;
import dev.tenantry.tenantside.RunnerJob;
import dev.tenantry.tenantside.SecretRef;
import dev.tenantry.tenantside.TenantJobs;
import dev.tenantry.tenantside.ToolServer;
import dev.tenantry.tenantside.ToolTokens.Kept;
import dev.tenantry.tenantside.WrittenTokens;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class McpStepTests {

    private static final ToolPrint SEARCH = new ToolPrint("search", "s1");
    private static final ToolPrint READ = new ToolPrint("read", "r1");
    static final URI AT = URI.create("https://mcp.agency.example/mcp");
    private static TestDatabase database;

    @TempDir
    Path folder;

    private final List<String> attached = new ArrayList<>(List.of("of-the-tenant"));
    private final PretendedJobs jobs = new PretendedJobs(this::world);
    private List<McpChoice> now = List.of();

    @BeforeAll
    static void register_the_agencys_server() {
        database = TestDatabase.create();
        register(database, "agency");
    }

    /** As somebody registered it, asked it for its tools and approved them. */
    static void register(TestDatabase database, String id) {
        add(database, id);
        database.scope().inProvider(() -> {
            McpServers servers = new McpServers(database.jdbc());
            servers.found(id, listing("all", SEARCH, READ));
            servers.approve(id, "all");
        });
    }

    private static Found listing(String fingerprint, ToolPrint... tools) {
        return new Found(Era.STATELESS, "2026-07-28", fingerprint, List.of(tools), Instant.EPOCH);
    }

    private static void lists(String id, Found found) {
        database.scope().inProvider(() -> new McpServers(database.jdbc()).found(id, found));
    }

    private static void add(TestDatabase database, String id) {
        database.scope()
                .inProvider(() -> new McpServers(database.jdbc())
                        .insert(
                                new McpServer(id, "Agency", "", AT, true, null, null, null, 0),
                                Clock.systemUTC().instant()));
    }

    @AfterAll
    static void close_the_database() {
        database.close();
    }

    private JobOutcome world(RunnerJob job) {
        switch (job) {
            case RunnerJob.McpAttach attach -> {
                attached.removeAll(attach.gone());
                attached.addAll(attach.servers().stream()
                        .map(ToolServer::id)
                        .filter(id -> !attached.contains(id))
                        .toList());
            }
            case RunnerJob.McpDetach detach -> attached.removeAll(detach.servers());
            default -> throw new AssertionError("not a job of this step: " + job);
        }
        return new AssistantState(
                "0.12.4",
                false,
                List.of(),
                List.of(),
                true,
                List.of(),
                List.of(),
                attached.stream()
                        .map(id -> new ToolServerRow(id, "https://gw.example", true, List.of("search")))
                        .toList());
    }

    @Test
    void attaches_nothing_to_a_local_tenant_before_both_sides_know_what_leaves() {
        for (McpChoice choice : List.of(
                new McpChoice("agency", null, null),
                new McpChoice("agency", "operator", null),
                new McpChoice("agency", null, "tenant"))) {
            StepStage stage = stage(DataPolicy.LOCAL, choice);

            assertThat(changes(stage)).isEmpty();
            assertThat(stage.start(step(), () -> {})).isEqualTo(Progress.done(Facts.of("attached", "")));
            assertThat(step().verify(stage)).isEqualTo(new Verdict.Holds());
        }
        assertThat(jobs.done()).isEmpty();
    }

    @Test
    void attaches_the_agencys_server_by_the_slot_once_both_sides_acknowledged() {
        StepStage stage = stage(DataPolicy.LOCAL, new McpChoice("agency", "operator", "tenant"));

        assertThat(changes(stage)).extracting(Change::address).containsExactly("agency");
        Progress<Facts> first = stage.start(step(), () -> {});
        assertThat(stage.start(step(), () -> {})).isEqualTo(first);

        assertThat(first)
                .isEqualTo(Progress.done(Facts.of("attached", "agency")
                        .with("address.agency", "https://slot.example/t/acme/agency/mcp")
                        .with("tools.agency", "search, read")
                        .with("token-revision.agency", "1")));
        assertThat(jobs.done()).hasSize(1);
        ToolServer server =
                ((RunnerJob.McpAttach) jobs.done().getFirst()).servers().getFirst();
        assertThat(server.address()).isEqualTo(URI.create("https://slot.example/t/acme/agency/mcp"));
        assertThat(server.key()).isEqualTo(new SecretRef("tenantry/acme/tools", "agency"));
        assertThat(step().verify(stage)).isEqualTo(new Verdict.Holds());
    }

    @Test
    void attaches_what_an_external_tenant_chose() {
        StepStage stage = stage(DataPolicy.EXTERNAL, new McpChoice("agency", null, null));

        stage.start(step(), () -> {});

        assertThat(attached).containsExactly("of-the-tenant", "agency");
    }

    @Test
    void server_whose_tools_nobody_has_approved_stays_off() {
        add(database, "hasty");
        lists("hasty", listing("new", SEARCH));
        StepStage stage = stage(DataPolicy.EXTERNAL, new McpChoice("hasty", null, null));

        assertThat(changes(stage)).isEmpty();
        assertThat(stage.lines()).anyMatch(line -> line.contains("hasty stays off until"));
        assertThat(stage.start(step(), () -> {})).isEqualTo(Progress.done(Facts.of("attached", "")));
        assertThat(step().verify(stage)).isEqualTo(new Verdict.Holds());
        assertThat(jobs.done()).isEmpty();
    }

    @Test
    void server_that_has_changed_keeps_what_of_the_approved_is_unchanged_and_nothing_else() {
        register(database, "moody");
        McpChoice choice = new McpChoice("moody", "operator", "tenant");
        StepStage before = laterRun(choice);
        lists("moody", listing("other", SEARCH, new ToolPrint("read", "r2"), new ToolPrint("delete", "d1")));

        assertThat(changes(before))
                .singleElement()
                .satisfies(change -> assertThat(change.attributes())
                        .containsExactly(new Change.AttributeChange(
                                "tools", Value.known("search, read"), Value.known("search"))));
        before.start(step(), () -> {});
        assertThat(((RunnerJob.McpAttach) jobs.done().getLast()).servers())
                .singleElement()
                .satisfies(server -> assertThat(server.tools()).containsExactly("search"));
    }

    @Test
    void server_of_which_nothing_approved_is_left_is_taken_away() {
        register(database, "gone");
        StepStage before = laterRun(new McpChoice("gone", "operator", "tenant"));
        lists("gone", listing("other", new ToolPrint("search", "s2")));

        assertThat(changes(before))
                .singleElement()
                .satisfies(change -> assertThat(change.action()).isEqualTo(Change.Action.DESTROY));
        before.start(step(), () -> {});
        assertThat(attached).containsExactly("of-the-tenant");
    }

    @Test
    void tools_that_were_ordered_are_read_back_also_if_others_were_approved_since() {
        register(database, "quick");
        StepStage stage = stage(DataPolicy.EXTERNAL, new McpChoice("quick", null, null));
        Progress<Facts> done = stage.start(step(), () -> {});
        lists("quick", listing("other", READ));

        stage.withOutputs("mcp", ((Progress.Done<Facts>) done).value());
        assertThat(step().verify(stage)).isEqualTo(new Verdict.Holds());
        assertThat(jobs.done()).as("the same order, read and not given again").hasSize(1);
    }

    @Test
    void names_a_server_that_is_in_no_catalogue() {
        StepStage stage = stage(DataPolicy.EXTERNAL, new McpChoice("crm", null, null));

        assertThat(stage.plan(step(), () -> {}))
                .isInstanceOfSatisfying(
                        Progress.Failed.class,
                        failed ->
                                assertThat(failed.failure().cause()).isEqualTo(McpPhrase.NOT_IN_CATALOGUE.say("crm")));
    }

    @Test
    void is_undone_twice_as_once_and_leaves_what_the_tenant_attached() {
        StepStage stage = stage(DataPolicy.EXTERNAL, new McpChoice("agency", null, null));
        stage.start(step(), () -> {});

        assertThat(stage.compensate(step(), () -> {})).isInstanceOf(Progress.Done.class);
        assertThat(stage.compensate(step(), () -> {})).isInstanceOf(Progress.Done.class);
        assertThat(attached).containsExactly("of-the-tenant");
    }

    @Test
    void word_that_was_taken_back_after_the_run_was_created_closes_the_way() {
        StepStage stage = stage(DataPolicy.LOCAL, new McpChoice("agency", "operator", "tenant"));
        now = List.of(new McpChoice("agency", "operator", null));

        assertThat(stage.start(step(), () -> {})).isEqualTo(Progress.done(Facts.of("attached", "")));
        assertThat(jobs.done()).isEmpty();
    }

    @Test
    void word_that_was_given_after_the_run_was_created_opens_no_way_that_its_plan_did_not_show() {
        StepStage stage = stage(DataPolicy.LOCAL, new McpChoice("agency", "operator", null));
        now = List.of(new McpChoice("agency", "operator", "tenant"));

        assertThat(changes(stage)).isEmpty();
        assertThat(stage.start(step(), () -> {})).isEqualTo(Progress.done(Facts.of("attached", "")));
        assertThat(jobs.done()).isEmpty();
    }

    @Test
    void server_that_moved_after_the_approval_is_put_before_a_person_once_more() {
        StepStage stage = stage(DataPolicy.LOCAL, new McpChoice("agency", "operator", "tenant"));

        stage.beyond(List.of(Saying.quote("change agency")));

        assertThat(stage.start(step(), () -> {}))
                .isInstanceOfSatisfying(
                        Progress.Failed.class,
                        failed -> assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.STALE_PLAN));
        assertThat(jobs.done()).isEmpty();
    }

    @Test
    void what_was_ordered_is_finished_and_undone_whatever_is_said_meanwhile() {
        StepStage stage = stage(DataPolicy.LOCAL, new McpChoice("agency", "operator", "tenant"));
        Progress<Facts> done = stage.start(step(), () -> {});
        now = List.of(new McpChoice("agency", "operator", null));

        stage.withOutputs("mcp", ((Progress.Done<Facts>) done).value());
        assertThat(step().verify(stage)).isEqualTo(new Verdict.Holds());
        assertThat(stage.compensate(step(), () -> {})).isInstanceOf(Progress.Done.class);
        assertThat(attached).containsExactly("of-the-tenant");
    }

    @Test
    void what_is_attached_as_it_is_wanted_is_no_change_and_another_address_is_one() {
        StepStage stage = laterRun(new McpChoice("agency", "operator", "tenant"));
        assertThat(changes(stage)).isEmpty();

        Facts elsewhere = stage.outputsOf("mcp").with("address.agency", "https://elsewhere.example/mcp");
        assertThat(changes(stage.withOutputs("mcp", elsewhere))).singleElement().satisfies(change -> {
            assertThat(change.action()).isEqualTo(Change.Action.CHANGE);
            assertThat(change.attributes())
                    .extracting(Change.AttributeChange::path)
                    .containsExactly("address");
        });
    }

    @Test
    void word_that_was_taken_back_takes_the_server_away_with_the_next_run_and_asks_nobody() {
        StepStage stage = laterRun(new McpChoice("agency", "operator", "tenant"));
        now = List.of(new McpChoice("agency", "operator", null));
        stage.beyond(List.of());

        assertThat(changes(stage)).singleElement().satisfies(change -> {
            assertThat(change.action()).isEqualTo(Change.Action.DESTROY);
            assertThat(change.address()).isEqualTo("agency");
        });
        Progress<Facts> done = stage.start(step(), () -> {});

        assertThat(done).isEqualTo(Progress.done(Facts.of("attached", "").with("detached", "agency")));
        assertThat(attached).containsExactly("of-the-tenant");
        stage.withOutputs("mcp", ((Progress.Done<Facts>) done).value());
        assertThat(step().verify(stage)).isEqualTo(new Verdict.Holds());
    }

    @Test
    void another_token_is_a_change_that_tells_nothing_of_it_and_is_attached_anew() {
        StepStage stage = stage(DataPolicy.LOCAL, new McpChoice("agency", "operator", "tenant"));
        attach(stage);
        assertThat(changes(stage)).isEmpty();

        given(stage);
        assertThat(changes(stage))
                .singleElement()
                .satisfies(change -> assertThat(change.attributes())
                        .containsExactly(
                                new Change.AttributeChange("token-revision", Value.known("1"), Value.known("2"))));
        attach(stage.nextAttempt());
        assertThat(((RunnerJob.McpAttach) jobs.done().getLast()).servers())
                .singleElement()
                .satisfies(
                        server -> assertThat(server.key()).isEqualTo(new SecretRef("tenantry/acme/tools", "agency")));
        assertThat(changes(stage)).isEmpty();
    }

    @Test
    void token_that_was_taken_away_takes_the_server_away_and_keeps_it_off_until_another_one_is_given() {
        StepStage stage = stage(DataPolicy.LOCAL, new McpChoice("agency", "operator", "tenant"));
        attach(stage);
        taken(stage);

        assertThat(changes(stage))
                .singleElement()
                .satisfies(change -> assertThat(change.action()).isEqualTo(Change.Action.DESTROY));
        assertThat(stage.lines()).anyMatch(line -> line.contains("agency stays off until it is given a token"));
        attach(stage.nextAttempt());
        assertThat(attached).containsExactly("of-the-tenant");
        assertThat(changes(stage)).isEmpty();

        given(stage);
        assertThat(changes(stage)).singleElement().satisfies(change -> {
            assertThat(change.action()).isEqualTo(Change.Action.CREATE);
            assertThat(change.attributes())
                    .extracting(Change.AttributeChange::path)
                    .contains("token-revision");
        });
    }

    @Test
    void server_without_the_token_that_it_wants_stays_off_and_fails_nothing() {
        StepStage stage = untokened(DataPolicy.EXTERNAL, new McpChoice("agency", null, null));

        assertThat(changes(stage)).isEmpty();
        assertThat(stage.lines()).anyMatch(line -> line.contains("agency stays off until it is given a token"));
        assertThat(stage.start(step(), () -> {})).isEqualTo(Progress.done(Facts.of("attached", "")));
        assertThat(step().verify(stage)).isEqualTo(new Verdict.Holds());
        assertThat(jobs.done()).isEmpty();
    }

    @Test
    void token_that_came_after_the_secrets_were_written_leaves_its_server_off_and_is_not_forgotten() {
        StepStage stage = untokened(DataPolicy.EXTERNAL, new McpChoice("agency", null, null));
        written(stage, stage.run(), Map.of());
        given(stage);

        assertThat(changes(stage)).isEmpty();
        attach(stage);
        assertThat(attached).containsExactly("of-the-tenant");
        assertThat(stage.lines()).anyMatch(line -> line.startsWith("agency stays off in this run"));
        assertThat(behind()).containsKey(stage.tenant());

        written(stage, new RunId(UUID.randomUUID()), Map.of());
        assertThat(changes(stage)).extracting(Change::action).containsExactly(Change.Action.CREATE);
    }

    @Test
    void server_is_attached_by_the_token_that_lies_in_the_account_and_told_to_be_not_by_a_newer_one() {
        StepStage stage = stage(DataPolicy.EXTERNAL, new McpChoice("agency", null, null));
        written(stage, stage.run(), Map.of("agency", new Kept(1, AT)));
        given(stage);

        attach(stage);
        assertThat(attached).containsExactly("of-the-tenant", "agency");
        assertThat(stage.outputsOf("mcp").get("token-revision.agency")).contains("1");
        assertThat(stage.lines()).anyMatch(line -> line.startsWith("agency is attached with the token before"));
        assertThat(behind()).containsKey(stage.tenant());

        written(stage, new RunId(UUID.randomUUID()), Map.of("agency", new Kept(1, AT)));
        assertThat(changes(stage))
                .singleElement()
                .satisfies(change -> assertThat(change.attributes())
                        .containsExactly(
                                new Change.AttributeChange("token-revision", Value.known("1"), Value.known("2"))));
    }

    @Test
    void token_goes_to_no_other_address_than_the_one_for_which_it_was_given() {
        register(database, "mover");
        StepStage stage = stage(DataPolicy.EXTERNAL, new McpChoice("mover", null, null));
        attach(stage);
        assertThat(attached).contains("mover");

        moves("mover", "https://elsewhere.example/mcp");
        assertThat(changes(stage)).extracting(Change::action).containsExactly(Change.Action.DESTROY);
        assertThat(stage.lines()).anyMatch(line -> line.contains("mover stays off until it is given a token"));
        attach(stage.nextAttempt());
        assertThat(attached).doesNotContain("mover");
    }

    @Test
    void token_for_another_address_that_lies_in_the_account_does_not_go_to_the_one_for_which_another_was_given() {
        register(database, "swift");
        StepStage stage = stage(DataPolicy.EXTERNAL, new McpChoice("swift", null, null));
        written(stage, stage.run(), Map.of("swift", new Kept(1, AT)));
        moves("swift", "https://elsewhere.example/mcp");
        database.scope()
                .inTenant(
                        stage.tenant(),
                        () -> new TokenRows(database.jdbc())
                                .given(
                                        stage.tenant(),
                                        "swift",
                                        URI.create("https://elsewhere.example/mcp"),
                                        Instant.EPOCH,
                                        "person:t"));

        attach(stage);
        assertThat(attached).doesNotContain("swift");
        assertThat(stage.lines()).anyMatch(line -> line.contains("swift stays off in this run"));
    }

    /** As an operator moves it, with the same tools approved there. */
    private static void moves(String id, String address) {
        database.scope().inProvider(() -> {
            McpServers servers = new McpServers(database.jdbc());
            McpServer known = servers.find(id).orElseThrow();
            assertThat(servers.edit(new McpServer(
                            id,
                            known.name(),
                            known.description(),
                            URI.create(address),
                            true,
                            null,
                            null,
                            null,
                            known.version())))
                    .isTrue();
            servers.found(id, listing("all", SEARCH, READ));
            servers.approve(id, "all");
        });
    }

    @Test
    void what_the_run_has_brought_needs_no_other_one() {
        StepStage stage = stage(DataPolicy.EXTERNAL, new McpChoice("agency", null, null));
        assertThat(behind()).containsKey(stage.tenant());
        written(stage, stage.run(), Map.of("agency", new Kept(1, AT)));
        attach(stage);
        assertThat(behind()).doesNotContainKey(stage.tenant());

        taken(stage);
        attach(stage.nextAttempt());
        assertThat(behind()).as("it still lies in the account").containsKey(stage.tenant());
        written(stage, stage.run(), Map.of());
        attach(stage.nextAttempt());
        assertThat(behind()).doesNotContainKey(stage.tenant());
    }

    private static Map<TenantId, Set<String>> behind() {
        return database.scope().asProvider(() -> new TokenRows(database.jdbc()).behind());
    }

    private static void written(StepStage stage, RunId run, Map<String, Kept> tokens) {
        stage.withOutputs("secrets", new WrittenTokens(tokens).facts(run));
    }

    private static void taken(StepStage stage) {
        database.scope()
                .inTenant(
                        stage.tenant(),
                        () -> new TokenRows(database.jdbc())
                                .taken(stage.tenant(), "agency", Instant.EPOCH, "person:t"));
    }

    private static void given(StepStage stage) {
        given(database, stage, "agency");
    }

    static void given(TestDatabase database, StepStage stage, String server) {
        database.scope()
                .inTenant(
                        stage.tenant(),
                        () -> new TokenRows(database.jdbc())
                                .given(stage.tenant(), server, AT, Instant.EPOCH, "person:t"));
    }

    private void attach(StepStage stage) {
        Progress<Facts> done = stage.start(step(), () -> {});
        stage.withOutputs("mcp", ((Progress.Done<Facts>) done).value());
    }

    /** A run of a tenant whose first one has attached what was chosen. */
    private StepStage laterRun(McpChoice choice) {
        StepStage first = stage(DataPolicy.LOCAL, choice);
        Progress<Facts> done = first.start(step(), () -> {});
        return stage(DataPolicy.LOCAL, choice)
                .withOutputs("mcp", ((Progress.Done<Facts>) done).value())
                .nextAttempt();
    }

    /** Both sides' words as they are now. */
    private record Words(Supplier<List<McpChoice>> now) implements OpenServers {

        @Override
        public Set<String> of(TenantId tenant, TenantProfile profile) {
            return OpenServers.among(profile, now.get());
        }
    }

    private List<Change> changes(StepStage stage) {
        Progress<PlannedPart> planned = stage.plan(step(), () -> {});
        return ((Progress.Done<PlannedPart>) planned).value().changes();
    }

    /** With the token that its server wants. */
    private StepStage stage(DataPolicy policy, McpChoice choice) {
        StepStage stage = untokened(policy, choice);
        given(database, stage, choice.serverId());
        return stage;
    }

    private StepStage untokened(DataPolicy policy, McpChoice choice) {
        AssistantTarget assistant = new AssistantTarget(
                URI.create("https://assistant.acme.example"), "operator@example.test", SecretRef.of("x"));
        now = List.of(choice);
        return new StepStage(folder).with(profile(policy, choice)).withOutputs("application", assistant.facts());
    }

    private McpStep step() {
        return step(database, jobs, () -> now);
    }

    /** @param words of both sides, asked anew each time */
    static McpStep step(TestDatabase database, TenantJobs jobs, Supplier<List<McpChoice>> words) {
        McpSettings settings = new McpSettings(null, "Agency", false, "https://slot.example/t/{slug}/{server}/mcp");
        return new McpStep(
                new Attachments(
                        new McpServers(database.jdbc()),
                        new Words(words),
                        new TokenRows(database.jdbc()),
                        new KeptTokens(new TokenRows(database.jdbc()), database.scope()),
                        database.scope(),
                        settings),
                jobs);
    }

    static TenantProfile profile(DataPolicy policy, String server) {
        return profile(policy, new McpChoice(server, null, null));
    }

    private static TenantProfile profile(DataPolicy policy, McpChoice choice) {
        TenantProfile acme = Profiles.acme();
        return new TenantProfile(
                acme.slug(),
                acme.company(),
                acme.contract(),
                acme.aws(),
                policy,
                acme.size(),
                acme.expectedUsers(),
                acme.signIn(),
                acme.hostName(),
                acme.certificateArn(),
                acme.models(),
                List.of(choice),
                acme.release(),
                acme.maintenanceWindow(),
                acme.tags());
    }
}
