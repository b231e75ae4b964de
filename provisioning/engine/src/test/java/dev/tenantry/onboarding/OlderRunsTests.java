package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.onboarding.PartsOfHouse.Place;
import dev.tenantry.onboarding.PartsOfHouse.Stop;
import dev.tenantry.register.Field;
import dev.tenantry.runs.Pauses;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.RunStep;
import dev.tenantry.runs.StepPhase;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.StepKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs that the build before began and that were stopped at each of their steps are finished by this build, with the steps
 * that were agreed then; what begins now takes the new ones.
 */
class OlderRunsTests {

    private static final String STEPS = "test.steps=" + String.join(",", PartsOfHouse.NAMES);

    @TempDir
    private static Path home;

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final List<Begun> BEGUN = new ArrayList<>();

    private static ConfigurableApplicationContext engine;

    /**
     * A run that the build before began.
     *
     * @param before as that build left it
     */
    record Begun(Stop stop, TenantOnEngine tenant, RunId run, Run before) {

        Begun whenStopped() {
            Run stopped = Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> tenant.detail(run).run(), now -> stands(now, stop));
            return new Begun(stop, tenant, run, stopped);
        }

        Begun seenNow() {
            return new Begun(stop, tenant.on(engine), run, before);
        }

        @Override
        public String toString() {
            return stop.place() + " " + PartsOfHouse.NAMES.get(stop.step());
        }
    }

    @BeforeAll
    static void the_build_before_begins_and_this_one_goes_on() {
        engine = EngineUnderTest.startOn(DATABASE, home, List.of(PartsOfHouse.Before.class), STEPS);
        List<Begun> begun = stops().map(OlderRunsTests::begin).toList();
        List<Begun> stopped = begun.stream().map(Begun::whenStopped).toList();
        engine.close();

        engine = EngineUnderTest.startOn(DATABASE, home, List.of(PartsOfHouse.Now.class), STEPS);
        stopped.forEach(one -> BEGUN.add(one.seenNow()));
        BEGUN.forEach(one -> engine.getBean(Pauses.class).release(one.tenant().id()));
    }

    @AfterAll
    static void stop() {
        engine.close();
        DATABASE.close();
    }

    private static Stream<Stop> stops() {
        return IntStream.range(0, PartsOfHouse.NAMES.size())
                .boxed()
                .flatMap(step -> Stream.of(Place.values()).map(place -> new Stop(step, place)));
    }

    private static Begun begin(Stop stop) {
        TenantOnEngine tenant = TenantOnEngine.draft(engine, Field.EXPECTED_USERS, "40");
        PartsOfHouse.stops(tenant.id(), stop);
        RunId run = tenant.submit();
        if (stop.place() != Place.PLANNING) {
            tenant.await(run, RunState.AWAITING_APPROVAL);
            if (stop.equals(new Stop(0, Place.BEFORE))) {
                engine.getBean(Pauses.class).pause(tenant.id(), "a new build");
            }
            tenant.approve(run);
        }
        return new Begun(stop, tenant, run, tenant.detail(run).run());
    }

    private static boolean stands(Run run, Stop stop) {
        RunStep at = run.steps().get(stop.step());
        return switch (stop.place()) {
            case PLANNING -> run.state() == RunState.PLANNING && at.memo().equals(PartsOfHouse.looked(at.key()));
            case BEFORE -> run.state() == RunState.RUNNING && done(run) == stop.step();
            case INSIDE -> at.phase() == StepPhase.WORKING;
        };
    }

    private static long done(Run run) {
        return run.steps().stream()
                .filter(step -> step.phase() == StepPhase.DONE)
                .count();
    }

    static List<Begun> begun() {
        return BEGUN;
    }

    @ParameterizedTest
    @MethodSource("begun")
    void goes_on_where_it_stopped_with_the_steps_that_it_began_with(Begun begun) {
        int position = begun.stop().step();
        boolean planning = begun.stop().place() == Place.PLANNING;
        assertThat(done(begun.before())).isEqualTo(planning ? 0 : position);
        if (planning) {
            begun.tenant().approve(begun.run());
        }

        Run after = begun.tenant().await(begun.run(), RunState.SUCCEEDED);

        assertThat(after.steps()).extracting(RunStep::key).containsExactlyElementsOf(keys(1));
        assertThat(made(after)).containsExactlyElementsOf(texts(1));
        assertThat(after.steps()).allMatch(step -> step.attempt() == 1);
        assertThat(after.steps().get(position).outputs().get("begun"))
                .isEqualTo(begun.before().steps().get(position).memo().get("begun"));
    }

    @Test
    void run_that_begins_now_takes_the_new_steps() {
        TenantOnEngine tenant = TenantOnEngine.draft(engine, Field.EXPECTED_USERS, "40");
        RunId run = tenant.submit();
        tenant.approve(run);

        Run after = tenant.await(run, RunState.SUCCEEDED);

        assertThat(after.steps()).extracting(RunStep::key).containsExactlyElementsOf(keys(2));
        assertThat(made(after)).containsExactlyElementsOf(texts(2));
    }

    private static List<String> made(Run run) {
        return run.steps().stream().map(step -> step.outputs().require("made")).toList();
    }

    private static List<StepKey> keys(int version) {
        return PartsOfHouse.NAMES.stream()
                .map(name -> new StepKey(name, version))
                .toList();
    }

    private static List<String> texts(int version) {
        return keys(version).stream().map(StepKey::toString).toList();
    }
}
