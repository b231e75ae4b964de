package dev.tenantry.sandbox.faults;

import dev.tenantry.outside.OutsideFailure;
import java.net.URI;
import java.util.List;

/** A stand-in as it was when somebody looked. */
public record StandInSeen(String name, URI address, State state) {

    /** How it was found. */
    public sealed interface State {}

    /** It runs. */
    public record Answers(List<FaultOn> on, List<StandInFault> possible) implements State {}

    /** It does not run, or what listens there is no stand-in of this sandbox. */
    public record Silent(OutsideFailure.Kind why) implements State {}

    List<FaultOn> on() {
        return switch (state) {
            case Answers(var on, var _) -> on;
            case Silent _ -> List.of();
        };
    }

    List<StandInFault> possible() {
        return switch (state) {
            case Answers(var _, var possible) -> possible;
            case Silent _ -> List.of();
        };
    }

    boolean isSilent() {
        return state instanceof Silent;
    }
}
