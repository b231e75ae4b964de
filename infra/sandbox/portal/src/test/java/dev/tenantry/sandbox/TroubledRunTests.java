package dev.tenantry.sandbox;

import static dev.tenantry.steps.FailureClass.CONFIG;
import static dev.tenantry.steps.FailureClass.CREDENTIALS;
import static dev.tenantry.steps.FailureClass.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.runs.RunState;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.ContextConfiguration;

/**
 * One onboarding that meets the faults of the systems outside, each at its step, through the use cases and on nothing but what this
 * project brings along: what {@code docs/how-to/break-the-sandbox.md} promises of a run.
 */
@SandboxFixture
@Tag("long")
@ContextConfiguration(initializers = {SandboxFixture.OnTestDatabase.class, World.Bare.class})
class TroubledRunTests extends RunInTrouble {

    private static final Path DOCUMENT = Path.of("../../../docs/how-to/break-the-sandbox.md");
    private static final Duration AS_ASKED = Duration.ofSeconds(7);
    private static final String SLUG = "gegenwind";
    private static final String ORGANIZATIONS = "POST /admin/realms/tenantry/organizations";

    /**
     * Where the run stops, and why.
     *
     * @param absent what there is none of then
     * @param next what goes wrong there from the retry on
     */
    private record Stop(
            String step, OutsideSystem system, FailureClass why, String standIn, String absent, List<Fault> next) {

        Stop(String step, OutsideSystem system, FailureClass why, String standIn, String absent, Fault... next) {
            this(step, system, why, standIn, absent, List.of(next));
        }
    }

    /** In the order in which they are met. The owner's password is tried twice before an organization is made. */
    private static final List<Stop> STOPS = List.of(
            new Stop(
                    "billing",
                    OutsideSystem.LAGO,
                    TRANSIENT,
                    "lago",
                    "lago/organizations",
                    new Fault("ANSWER_LOST", "POST /graphql", 1, 2, 0),
                    Fault.lasting("EXPIRED_KEY", "GET /api/v1/customers")),
            new Stop(
                    "billing",
                    OutsideSystem.LAGO,
                    CREDENTIALS,
                    "lago",
                    "lago/customers",
                    Fault.once("TWICE", "POST /api/v1/customers"),
                    Fault.once("ERROR", "POST /api/v1/plans"),
                    Fault.once("ANSWER_LOST", "POST /api/v1/subscriptions")),
            new Stop(
                    "identity",
                    OutsideSystem.KEYCLOAK,
                    CONFIG,
                    "keycloak",
                    "keycloak/organizations",
                    Fault.once("UNREACHABLE", ORGANIZATIONS),
                    Fault.slow("GET /admin/realms/tenantry/users", 1, 1_500)));

    /** Four times until it stops, and for each of the three other faults that it goes on from by itself. */
    private static final List<String> AT_BILLING = Collections.nCopies(4 + 3, "TRANSIENT");

    private static final Map<String, List<String>> TRIED_AGAIN = Map.of(
            "gateway", List.of("RATE_LIMIT", "RATE_LIMIT", "TRANSIENT", "TRANSIENT"),
            "billing", AT_BILLING,
            "identity", List.of("TRANSIENT"),
            "assistant", List.of("TRANSIENT"));

    private static final Map<String, Integer> ONE_OF_EACH = Map.of(
            "litellm/teams", 1,
            "lago/users", 1,
            "lago/organizations", 1,
            "lago/customers", 1,
            "lago/metrics", 1,
            "lago/plans", 1,
            "lago/subscriptions", 1,
            "keycloak/organizations", 1,
            "keycloak/users", 1);

    @Test
    void run_meets_all_that_can_go_wrong_outside_and_ends_live_with_one_of_each() {
        int before = standIns.calls("litellm").size();
        goesWrong("litellm", new Fault("RATE_LIMITED", "", 3, 0, 0));
        TenantId tenant = draft(SLUG, "910987654321");
        RunId run = submit(tenant);
        await(tenant, run, RunState.AWAITING_APPROVAL);
        assertThatItWaitedAsAsked(detail(tenant, run));
        impatiently();
        goesWrongInTheRun();
        approve(tenant, run);
        for (Stop stop : STOPS) {
            assertThatItStops(tenant, run, stop.step(), stop.system(), stop.why());
            assertThat(objects(tenant)).doesNotContainKey(stop.absent());
            goesWrong(stop.standIn(), stop.next().toArray(Fault[]::new));
            retry(tenant, run);
        }
        await(tenant, run, RunState.SUCCEEDED);

        assertThat(tenant(tenant).state()).isInstanceOf(TenantState.Live.class);
        assertThatAllWasMet();
        assertThat(objects(tenant)).containsAllEntriesOf(ONE_OF_EACH);
        assertThat(withoutBusyMachine(triedAgain(tenant, run))).isEqualTo(TRIED_AGAIN);
        List<String> calls = standIns.calls("litellm");
        assertThat(calls.subList(before, calls.size())).containsOnlyOnce("POST /team/new");
    }

    /** The team is looked for and made by the fourth request, and looked for again while the database is away. */
    private void goesWrongInTheRun() {
        goesWrong("litellm", Fault.once("ANSWER_LOST", "POST /team/new"), new Fault("NO_DATABASE", "GET", 2, 3, 0));
        goesWrong("lago", Fault.lasting("DOWN", ""));
        goesWrong("keycloak", Fault.lasting("PAGE", ORGANIZATIONS));
        goesWrong(
                "open-webui",
                Fault.once("DOWN", "GET /" + SLUG + "/api/config"),
                Fault.slow("POST /" + SLUG + "/api/v1/models/import", 1, 1_500));
    }

    /** Each time that it was told to come later. */
    private static void assertThatItWaitedAsAsked(RunDetail detail) {
        List<RunDetail.Told> told = detail.events().stream()
                .filter(each -> step(detail, each.event()).equals("gateway"))
                .toList();
        for (int i = 0; i < told.size() - 1; i++) {
            if ("RATE_LIMIT".equals(told.get(i).event().facts().get("class"))) {
                assertThat(Duration.between(told.get(i).at(), told.get(i + 1).at()))
                        .isGreaterThanOrEqualTo(AS_ASKED);
            }
        }
    }

    private Map<String, Integer> objects(TenantId tenant) {
        return standIns.objectsOf(tenant.toString(), SLUG);
    }

    private static Map<String, List<String>> withoutBusyMachine(Map<String, List<String>> tried) {
        tried.values().forEach(list -> list.removeIf(CUT_OFF::equals));
        tried.values().removeIf(List::isEmpty);
        return tried;
    }

    /** As pages call the class for which a run waits; what lasts is shown by {@link LastingTroubleTests}. */
    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, TRANSIENT",
        "DOWN, TRANSIENT",
        "ERROR, TRANSIENT",
        "RATE_LIMITED, RATE_LIMIT",
        "EXPIRED_KEY, CREDENTIALS",
        "PAGE, CONFIG",
        "SLOW, TRANSIENT",
        "NO_DATABASE, TRANSIENT"
    })
    void document_calls_what_a_run_stops_for_as_the_pages_do(String fault, FailureClass why) throws IOException {
        String called =
                ResourceBundle.getBundle("messages/runs", Locale.ENGLISH).getString("FailureClass." + why);
        assertThat(Files.readAllLines(DOCUMENT))
                .anyMatch(line -> line.startsWith("| `" + fault + "`") && line.contains("*" + called + "*"));
    }
}
