package dev.tenantry.steps;

import java.util.List;

/** What reading back shows. */
public sealed interface Verdict {

    /** The outside world is as the step wants it. */
    record Holds() implements Verdict {}

    /** It is not; each difference in one short line. */
    record Differs(List<Saying> differences) implements Verdict {
        public Differs {
            differences = List.copyOf(differences);
        }
    }

    /** Nobody can tell at the moment. */
    record Unclear(Saying why) implements Verdict {}
}
