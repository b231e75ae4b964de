package dev.tenantry.steps;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the step that a class of {@link StepProofs} holds to the three proofs; read from the sources, too. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface Proves {

    /** The step's name as recipes write it. */
    String value();

    /** What becomes of its work when it is undone. */
    Undo undo() default Undo.TAKEN_BACK;
}
