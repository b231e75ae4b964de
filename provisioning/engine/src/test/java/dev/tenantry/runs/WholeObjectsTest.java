package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Helm changes, approved field by field or, under an earlier build, as a whole by its digest. */
class WholeObjectsTest {

    private static final String ADDRESS = "Deployment/open-webui";
    private static final AttributeChange WHOLE = changed("manifest", "aa", "bb");
    private static final AttributeChange IMAGE = changed("spec.image", "a:1", "a:2");
    private static final AttributeChange REST = changed("… +17", "sha256:aa", "sha256:bb");
    private static final AttributeChange TOKEN =
            new AttributeChange("spec.token", Value.sensitive("one"), Value.sensitive("two"));

    private final PlanSeal seal = new PlanSeal(new byte[32]);

    @Test
    void same_fields_and_fewer_of_them_stay_within_the_approval() {
        assertThat(beyond(part(WHOLE, IMAGE, TOKEN, REST), part(WHOLE, IMAGE, TOKEN, REST)))
                .isEmpty();
        assertThat(beyond(part(WHOLE, IMAGE, TOKEN), part(changed("manifest", "ab", "bb"), IMAGE)))
                .isEmpty();
    }

    @Test
    void any_other_value_is_beyond_the_approval() {
        PlannedPart approved = part(WHOLE, IMAGE, TOKEN, REST);

        assertThat(beyond(approved, part(WHOLE, changed("spec.image", "a:1", "a:3"))))
                .containsExactly(otherValue("spec.image"));
        assertThat(beyond(approved, part(WHOLE, secret("three")))).containsExactly(otherValue("spec.token"));
        assertThat(beyond(approved, part(WHOLE, changed("… +17", "sha256:aa", "sha256:cc"))))
                .containsExactly(otherValue("… +17"));
        assertThat(beyond(approved, part(WHOLE, changed("… +18", "sha256:aa", "sha256:bb"))))
                .containsExactly(otherValue("… +18"));
        assertThat(beyond(approved, part(changed("manifest", "aa", "cc"), IMAGE)))
                .containsExactly(otherValue("manifest"));
    }

    @Test
    void field_that_nobody_saw_is_beyond_the_approval_also_if_it_goes() {
        assertThat(beyond(part(WHOLE, IMAGE), part(WHOLE, IMAGE, changed("spec.replicas", "1", "2"))))
                .containsExactly(otherValue("spec.replicas"));
        assertThat(beyond(
                        part(WHOLE, IMAGE),
                        part(WHOLE, new AttributeChange("spec.guard", Value.known("on"), Value.absent()))))
                .containsExactly(otherValue("spec.guard"));
    }

    @Test
    void object_that_is_made_anew_loses_nothing_either_that_nobody_saw() {
        AttributeChange guard = new AttributeChange("spec.guard", Value.known("on"), Value.absent());
        assertThat(beyond(part(Change.Action.REPLACE, WHOLE, IMAGE), part(Change.Action.REPLACE, WHOLE, IMAGE, guard)))
                .containsExactly(otherValue("spec.guard"));
    }

    @Test
    void all_of_an_object_that_was_approved_to_go_may_go() {
        AttributeChange whole = new AttributeChange("manifest", Value.known("aa"), Value.absent());
        AttributeChange come = new AttributeChange("spec.come", Value.known("since"), Value.absent());

        assertThat(beyond(destroyed(whole), destroyed(whole, come))).isEmpty();
        assertThat(beyond(destroyed(whole, REST), destroyed(whole, come))).isEmpty();
    }

    private static PlannedPart destroyed(AttributeChange... attributes) {
        return part(Change.Action.DESTROY, attributes);
    }

    private static PlannedPart part(Change.Action action, AttributeChange... attributes) {
        return new PlannedPart.Exact(List.of(
                new Change(OutsideSystem.KUBERNETES, "Deployment", ADDRESS, action, false, List.of(attributes))));
    }

    @Test
    void approval_of_an_earlier_build_is_met_by_the_whole_alone() {
        PlannedPart approved = part(WHOLE);

        assertThat(beyond(approved, part(WHOLE, IMAGE, TOKEN, REST))).isEmpty();
        assertThat(beyond(approved, part(changed("manifest", "aa", "cc"), IMAGE)))
                .containsExactly(otherValue("manifest"));
        assertThat(beyond(approved, part(IMAGE))).containsExactly(otherValue("manifest"));
        assertThat(PlanBounds.within(seal.masked(approved), seal.masked(part(WHOLE, IMAGE))))
                .isTrue();
    }

    @Test
    void look_of_an_older_runner_is_held_to_the_whole() {
        assertThat(beyond(part(WHOLE, IMAGE, TOKEN), part(WHOLE))).isEmpty();
        assertThat(beyond(part(WHOLE, IMAGE, TOKEN), part(changed("manifest", "aa", "cc"))))
                .containsExactly(otherValue("manifest"));
    }

    @Test
    void what_was_let_be_under_an_earlier_build_is_known_again() {
        assertThat(Comparisons.digest(change(WHOLE, IMAGE))).isEqualTo(Comparisons.digest(change(WHOLE)));
        assertThat(Comparisons.digest(change(changed("manifest", "aa", "cc"), IMAGE)))
                .isNotEqualTo(Comparisons.digest(change(WHOLE)));
    }

    private List<Saying> beyond(PlannedPart approved, PlannedPart now) {
        return PlanBounds.beyond(seal.masked(approved), seal.masked(now));
    }

    private static Saying otherValue(String path) {
        return RunPhrase.OTHER_VALUE.say(ADDRESS, path);
    }

    private static AttributeChange changed(String path, String before, String after) {
        return new AttributeChange(path, Value.known(before), Value.known(after));
    }

    private static AttributeChange secret(String after) {
        return new AttributeChange("spec.token", Value.sensitive("one"), Value.sensitive(after));
    }

    private static PlannedPart part(AttributeChange... attributes) {
        return new PlannedPart.Exact(List.of(change(attributes)));
    }

    private static Change change(AttributeChange... attributes) {
        return new Change(
                OutsideSystem.KUBERNETES, "Deployment", ADDRESS, Change.Action.CHANGE, false, List.of(attributes));
    }
}
