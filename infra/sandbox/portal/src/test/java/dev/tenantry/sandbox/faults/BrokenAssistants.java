package dev.tenantry.sandbox.faults;

import java.util.List;

/** For tests outside of this package: assistants that are deployed, and let nobody in. */
public class BrokenAssistants {

    private static final String NAME = "open-webui";

    private final StandIns standIns;

    public BrokenAssistants(StandIns standIns) {
        this.standIns = standIns;
    }

    /** Until they are healed. */
    public void letNobodyIn() {
        standIns.set(NAME, List.of(new FaultOn(StandInFault.EXPIRED_KEY, "", 0, 0)));
    }

    public void heal() {
        standIns.set(NAME, List.of());
    }
}
