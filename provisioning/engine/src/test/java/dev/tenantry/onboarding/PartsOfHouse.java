package dev.tenantry.onboarding;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.runs.Pauses;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepTraits;
import dev.tenantry.steps.Verdict;
import dev.tenantry.tenants.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;

/** Steps in two builds of the portal: the one before does not get past a place that a test chooses, the one now does. */
final class PartsOfHouse {

    static final List<String> NAMES = List.of("cellar", "walls", "roof");

    private static final Map<TenantId, Stop> STOPS = new ConcurrentHashMap<>();
    private static final Duration SOON = Duration.ofMillis(200);

    private PartsOfHouse() {}

    /** Where a run stands when its build ends. */
    enum Place {
        /** The step is still looking for what it would do. */
        PLANNING,
        /** The one before is done. */
        BEFORE,
        /** Its work goes on outside. */
        INSIDE
    }

    /** @param step its position */
    record Stop(int step, Place place) {}

    /** The tenant's run does not get past this place under the build before. */
    static void stops(TenantId tenant, Stop stop) {
        STOPS.put(tenant, stop);
    }

    /** What a step that is still looking remembers. */
    static Facts looked(StepKey step) {
        return Facts.of("looked", step.toString());
    }

    /** Knows the first version of each step; found by no scan. */
    static class Before {

        @Bean
        Step cellar(ObjectProvider<Pauses> pauses) {
            return new Part(0, pauses);
        }

        @Bean
        Step walls(ObjectProvider<Pauses> pauses) {
            return new Part(1, pauses);
        }

        @Bean
        Step roof(ObjectProvider<Pauses> pauses) {
            return new Part(2, pauses);
        }
    }

    /** Knows a second version of each step, which makes something else, and still the first one; found by no scan. */
    static class Now {

        @Bean
        Step olderCellar() {
            return new Part(0, 1);
        }

        @Bean
        Step olderWalls() {
            return new Part(1, 1);
        }

        @Bean
        Step olderRoof() {
            return new Part(2, 1);
        }

        @Bean
        Step cellar() {
            return new Part(0, 2);
        }

        @Bean
        Step walls() {
            return new Part(1, 2);
        }

        @Bean
        Step roof() {
            return new Part(2, 2);
        }
    }

    private static final class Part implements Step {

        private final int position;
        private final StepKey key;
        private final @Nullable ObjectProvider<Pauses> before;

        /** As the build now has it. */
        Part(int position, int version) {
            this.position = position;
            this.key = new StepKey(NAMES.get(position), version);
            this.before = null;
        }

        /** As the build before had it. */
        Part(int position, ObjectProvider<Pauses> pauses) {
            this.position = position;
            this.key = new StepKey(NAMES.get(position), 1);
            this.before = pauses;
        }

        private boolean isStopped(StepContext context, int at, Place place) {
            return before != null && new Stop(at, place).equals(STOPS.get(context.tenant()));
        }

        @Override
        public StepKey key() {
            return key;
        }

        @Override
        public StepTraits traits() {
            return StepTraits.calls(OutsideSystem.AWS);
        }

        @Override
        public Progress<PlannedPart> plan(StepContext context) {
            return isStopped(context, position, Place.PLANNING)
                    ? Progress.working(looked(key), SOON, Saying.quote("looking"))
                    : Progress.done(new PlannedPart.Exact(List.of()));
        }

        @Override
        public Progress<Facts> start(StepContext context) {
            return isStopped(context, position, Place.INSIDE)
                    ? Progress.working(Facts.of("begun", key.toString()), SOON, Saying.quote("building"))
                    : Progress.done(Facts.of("made", key.toString()));
        }

        /** Finds what the build before began. */
        @Override
        public Progress<Facts> poll(StepContext context) {
            return isStopped(context, position, Place.INSIDE)
                    ? start(context)
                    : Progress.done(context.memo().with("made", key.toString()));
        }

        /** Nothing more is begun once this one is done, if its run is to stop before the next. */
        @Override
        public Verdict verify(StepContext context) {
            if (before != null && isStopped(context, position + 1, Place.BEFORE)) {
                before.getObject().pause(context.tenant(), "a new build");
            }
            return new Verdict.Holds();
        }

        @Override
        public Progress<Facts> compensate(StepContext context) {
            return Progress.done(Facts.none());
        }

        @Override
        public Verdict verifyUndone(StepContext context) {
            return new Verdict.Holds();
        }
    }
}
