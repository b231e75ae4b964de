package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.register.Problem;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** One input of the wizard; whatever it looks like, its value is the text that the draft holds. */
final class DraftInput {

    private final AbstractField<?, ?> field;
    private final Supplier<String> text;

    private DraftInput(AbstractField<?, ?> field, Supplier<String> text) {
        this.field = field;
        this.text = text;
    }

    /** @param text how the field's value is written in the draft; not asked where there is none */
    static <T> DraftInput of(AbstractField<?, T> field, Function<T, String> text) {
        return new DraftInput(
                field, () -> Optional.ofNullable(field.getValue()).map(text).orElse(""));
    }

    Component component() {
        return (Component) field;
    }

    String text() {
        return text.get();
    }

    /** Calls back whenever a person has filled it in. */
    void whenFilled(Runnable changed) {
        field.addValueChangeListener(filled -> {
            if (filled.isFromClient()) {
                changed.run();
            }
        });
    }

    /** Shows whether it must be filled in, where that depends on another answer. */
    void mark(boolean required) {
        field.setRequiredIndicatorVisible(required);
    }

    void show(Optional<Problem> problem) {
        if (field instanceof HasValidation validated) {
            validated.setErrorMessage(problem.map(Problem::kind).map(Texts::t).orElse(""));
            validated.setInvalid(problem.isPresent());
        }
    }
}
