package dev.tenantry.sandbox.faults;

import static dev.tenantry.identity.Role.AUDITOR;
import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;
import static dev.tenantry.identity.Role.SUPPORT;

import dev.tenantry.identity.Allow;
import dev.tenantry.identity.NotFound;
import dev.tenantry.identity.UseCase;
import dev.tenantry.outside.OutsideFailure;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What goes wrong in the sandbox on purpose: the provider's staff sees it, who operates sets it. */
@UseCase
public class SandboxFaults {

    private final StandIns standIns;

    SandboxFaults(StandIns standIns) {
        this.standIns = standIns;
    }

    /** Every stand-in as it is now, by name; one that does not answer is among them. */
    @Allow(
            value = {PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR},
            scope = Allow.Scope.BY_METHOD)
    public List<StandInSeen> look() {
        return standIns.all();
    }

    /**
     * Sets a fault beside those that are set, instead of the same one of the same requests.
     *
     * @return whether the stand-in took it
     */
    @Allow(
            value = {PROVIDER_ADMIN, OPERATOR},
            scope = Allow.Scope.BY_METHOD)
    public boolean set(String standIn, FaultOn fault) {
        var others = find(standIn).on().stream().filter(Predicate.not(fault::isSameAs));
        return replace(standIn, Stream.concat(Stream.of(fault), others).toList());
    }

    /** Clears one fault; true if the stand-in took it. */
    @Allow(
            value = {PROVIDER_ADMIN, OPERATOR},
            scope = Allow.Scope.BY_METHOD)
    public boolean clear(String standIn, FaultOn fault) {
        return replace(
                standIn,
                find(standIn).on().stream()
                        .filter(Predicate.not(fault::isSameAs))
                        .toList());
    }

    /** Clears all that is set anywhere; true if everybody took it who has something to clear. */
    @Allow(
            value = {PROVIDER_ADMIN, OPERATOR},
            scope = Allow.Scope.BY_METHOD)
    public boolean clearAll() {
        return standIns.all().stream()
                .filter(standIn -> !standIn.on().isEmpty())
                .map(standIn -> replace(standIn.name(), List.of()))
                .reduce(true, Boolean::logicalAnd);
    }

    private StandInSeen find(String name) {
        return standIns.find(name).orElseThrow(() -> new NotFound("stand-in " + name));
    }

    private boolean replace(String standIn, List<FaultOn> faults) {
        try {
            standIns.set(standIn, faults);
            return true;
        } catch (OutsideFailure silent) {
            return false;
        }
    }
}
