package dev.tenantry.portal.runs;

import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.PlannedPart;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is read of a plan, as it stands in the URL; what cannot be read means "all".
 *
 * @param text part of an object's address or type, or of an attribute's name; empty for all
 */
record PlanQuery(@Nullable OutsideSystem system, @Nullable PlanQuestion question, String text) {

    private static final String SYSTEM = "system";
    private static final String QUESTION = "what";
    private static final String TEXT = "q";

    static PlanQuery of(QueryParameters parameters) {
        Optional<OutsideSystem> system = parameters
                .getSingleParameter(SYSTEM)
                .flatMap(word -> Arrays.stream(OutsideSystem.values())
                        .filter(known -> inUrl(known).equals(word))
                        .findFirst());
        return new PlanQuery(
                system.orElse(null),
                parameters
                        .getSingleParameter(QUESTION)
                        .flatMap(PlanQuestion::of)
                        .orElse(null),
                parameters.getSingleParameter(TEXT).map(String::strip).orElse(""));
    }

    private static String inUrl(OutsideSystem system) {
        return system.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** These parameters with what is read of the plan in place of what was. */
    QueryParameters in(QueryParameters others) {
        QueryParameters with = others.excluding(SYSTEM, QUESTION, TEXT);
        with = system == null ? with : with.merging(SYSTEM, inUrl(system));
        with = question == null ? with : with.merging(QUESTION, question.inUrl());
        return text.isEmpty() ? with : with.merging(TEXT, text);
    }

    boolean narrows() {
        return system != null || question != null || !text.isEmpty();
    }

    boolean shows(Change change) {
        return (system == null || change.system() == system)
                && (question == null || question.isAnsweredBy(change))
                && (has(change.address())
                        || has(change.type())
                        || change.attributes().stream().anyMatch(one -> has(one.path())));
    }

    /** Whether any of it is shown; a part that is known later only is what is unknown until then. */
    boolean shows(PlannedPart part) {
        return !narrows()
                || part.changes().stream().anyMatch(this::shows)
                || (question == PlanQuestion.UNKNOWN && part instanceof PlannedPart.Deferred);
    }

    private boolean has(String words) {
        return words.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }
}
