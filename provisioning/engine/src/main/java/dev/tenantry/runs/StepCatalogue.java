package dev.tenantry.runs;

import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepTraits;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Every step that this build knows, from whichever module, in every version that an open run may still name. */
@Component
final class StepCatalogue {

    private final Map<StepKey, Step> steps;

    StepCatalogue(Collection<Step> steps) {
        this.steps = steps.stream().collect(Collectors.toUnmodifiableMap(Step::key, Function.identity()));
    }

    /** Throws {@link UnknownStep} if this build lacks it. */
    Step step(StepKey key) {
        Step step = steps.get(key);
        if (step == null) {
            throw new UnknownStep(Set.of(key));
        }
        return step;
    }

    StepTraits traits(StepKey key) {
        return step(key).traits();
    }

    /** The newest version of the named step; throws {@link UnknownStep} if there is none. */
    StepKey newest(String name) {
        return steps.keySet().stream()
                .filter(key -> key.name().equals(name))
                .max((left, right) -> Integer.compare(left.version(), right.version()))
                .orElseThrow(() -> new UnknownStep(Set.of(new StepKey(name, 1))));
    }

    Set<StepKey> missing(Collection<StepKey> named) {
        return named.stream().filter(key -> !steps.containsKey(key)).collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return new TreeMap<>(steps.keySet().stream().collect(Collectors.toMap(StepKey::toString, key -> 1)))
                .keySet()
                .toString();
    }
}
