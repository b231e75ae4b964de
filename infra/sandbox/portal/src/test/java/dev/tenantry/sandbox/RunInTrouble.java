package dev.tenantry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TenantScope;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.register.Field;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunControl;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.runs.RunEvent;
import dev.tenantry.runs.RunState;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A run while the stand-ins around it play faults: where it stops, by what it tries again, and what there is of it outside. */
abstract class RunInTrouble extends OperatorAtWork {

    /** By whom a step was tried again of which the call took too long, as on a machine that does much else. */
    static final String CUT_OFF = "CUT_OFF";

    private static final List<String> SYSTEMS = List.of("litellm", "lago", "keycloak", "open-webui");

    @Autowired
    private Environment settings;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient jdbc;

    StandInsSeen standIns;
    private boolean impatient;

    /**
     * What a stand-in does wrong.
     *
     * @param times 0 for all that come
     * @param skip so many pass before
     */
    record Fault(String name, String where, int times, int skip, long delayMillis) {

        static Fault once(String name, String where) {
            return new Fault(name, where, 1, 0, 0);
        }

        static Fault lasting(String name, String where) {
            return new Fault(name, where, 0, 0, 0);
        }

        static Fault slow(String where, int times, long millis) {
            return new Fault("SLOW", where, times, 0, millis);
        }

        private String json() {
            return "{\"fault\":\"%s\",\"where\":\"%s\",\"times\":%d,\"skip\":%d,\"delayMillis\":%d}"
                    .formatted(name, where, times, skip, delayMillis);
        }
    }

    @BeforeEach
    @SuppressWarnings("NullAway.Init") // JUnit calls it before each test
    void seesTheStandIns() {
        standIns = new StandInsSeen(settings);
        impatient = false;
    }

    @AfterEach
    void nothingGoesWrongAnyMore() {
        SYSTEMS.forEach(this::goesWrong);
    }

    /** From now on these faults at the system, and no others. */
    final void goesWrong(String system, Fault... faults) {
        standIns.switches(system, Stream.of(faults).map(Fault::json).toList().toString());
    }

    final void assertThatAllWasMet() {
        assertThat(SYSTEMS)
                .allSatisfy(system -> assertThat(standIns.switches(system)).isEmpty());
    }

    /** From now on a run that waits before it tries again is woken, as by a person who looks on. */
    final void impatiently() {
        impatient = true;
    }

    @Override
    void whileWaiting(RunId run) {
        if (impatient) {
            scope.inProvider(() -> jdbc.sql("update run set wake_since = clock_timestamp() where id = ?")
                    .param(run.value())
                    .update());
        }
    }

    final TenantId draft(String slug, String account) {
        return drafts.beginWith(filledIn(slug).with(Field.ACCOUNT_ID, account));
    }

    /** Waits until the run stands still at this step for this reason, and can be retried. */
    final void assertThatItStops(TenantId tenant, RunId run, String step, OutsideSystem system, FailureClass why) {
        Run stopped = await(tenant, run, RunState.INCIDENT);
        Run.Incident incident = Objects.requireNonNull(stopped.incident());
        assertThat(incident.failure()).returns(why, Failure::failureClass).returns(system, Failure::system);
        assertThat(stopped.steps().get(incident.step()).key().name()).isEqualTo(step);
        assertThat(detail(tenant, run).choices()).contains(RunDetail.Choice.RETRY);
    }

    final void retry(TenantId tenant, RunId run) {
        assertThat(control.retry(tenant, run)).isEqualTo(new RunControl.Decision.Taken());
    }

    final RunDetail detail(TenantId tenant, RunId run) {
        return reading.run(tenant, run).orElseThrow();
    }

    /** Name of the step → for which class of failure it was tried again by itself, in order; {@link #CUT_OFF} for a call that took too long. */
    final Map<String, List<String>> triedAgain(TenantId tenant, RunId run) {
        RunDetail detail = detail(tenant, run);
        Map<String, List<String>> tried = new TreeMap<>();
        detail.events().stream()
                .map(RunDetail.Told::event)
                .filter(event -> event.kind() == RunEvent.Kind.STEP_RETRIED && event.step() != null) // else by a person
                .forEach(event -> tried.computeIfAbsent(step(detail, event), step -> new ArrayList<>())
                        .add(why(event)));
        return tried;
    }

    static String step(RunDetail detail, RunEvent event) {
        return event.step() == null
                ? ""
                : detail.run().steps().get(event.step()).key().name();
    }

    private static String why(RunEvent event) {
        return event.facts().getOrDefault("cause", "").contains(CUT_OFF)
                ? CUT_OFF
                : event.facts().getOrDefault("class", "");
    }
}
