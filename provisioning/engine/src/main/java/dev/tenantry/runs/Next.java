package dev.tenantry.runs;

import java.time.Duration;

/** What the engine wants after one advance of a run. */
sealed interface Next {

    /** Again at once. */
    record Now() implements Next {}

    /** Again after a while. */
    record Later(Duration pause) implements Next {}

    /** When a person has decided. */
    record Person() implements Next {}

    /** Never. */
    record End() implements Next {}

    static Next now() {
        return new Now();
    }

    static Next later(Duration pause) {
        return new Later(pause);
    }

    static Next person() {
        return new Person();
    }

    static Next end() {
        return new End();
    }
}
