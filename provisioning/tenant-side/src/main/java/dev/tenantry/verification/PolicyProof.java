package dev.tenantry.verification;

import dev.tenantry.openwebui.GatewayWay;
import dev.tenantry.openwebui.OpenWebUi;
import dev.tenantry.tenantside.JobOutcome.AssistantState;
import dev.tenantry.tenantside.JobOutcome.Shown;
import dev.tenantry.tenantside.Proofs.Agreed;
import dev.tenantry.verification.Verification.Finding;
import java.util.List;
import java.util.Optional;

/** That the data policy holds, by calls that it forbids (R3.1, R3.2, R3.3). What can be read both ways is no proof. */
record PolicyProof(OpenWebUi assistant) {

    /** Nobody's: a list that lacks it refuses it whether or not the gateway knows it, and one that lets all pass looks for it. */
    private static final String NOT_AGREED = "tenantry-not-agreed";

    /** LOCAL: no address is stored, and a request by the way that the switch does not close stays inside. */
    Finding closed(String model) {
        if (addressIsSet()) {
            return new Finding(Shown.NO, VerificationPhrase.ADDRESS_STILL_SET.say());
        }
        return switch (assistant.wayOut(model)) {
            case REFUSED -> Finding.shown(VerificationPhrase.CLOSED.say());
            // the words are anybody's, but without an address there is nobody to have said them: so it must still be
            // without
            case FELL_OVER ->
                Finding.of(
                        !addressIsSet(),
                        VerificationPhrase.CLOSED_BY_NO_ADDRESS.say(),
                        VerificationPhrase.ADDRESS_STILL_SET.say());
            case LEFT -> new Finding(Shown.NO, VerificationPhrase.REQUEST_LEFT.say());
            case UNCLEAR -> new Finding(Shown.UNCLEAR, VerificationPhrase.REQUEST_UNCLEAR.say());
        };
    }

    private boolean addressIsSet() {
        AssistantState state = assistant.read();
        return state.gatewayOn() || !state.gatewayAddresses().isEmpty();
    }

    /** EXTERNAL: people are offered what was agreed, under its stable names, and nothing else. */
    static Finding offered(List<String> offered, Agreed agreed) {
        long missing =
                agreed.names().stream().filter(name -> !offered.contains(name)).count();
        // the assistant may list what stands behind a name as well; people see it in no menu
        long others = offered.stream()
                .filter(model ->
                        !agreed.names().contains(model) && !agreed.models().contains(model))
                .count();
        return Finding.of(
                missing == 0 && others == 0,
                VerificationPhrase.EXACTLY_AGREED.say(agreed.names().size()),
                VerificationPhrase.NOT_EXACTLY_AGREED.say(missing, others));
    }

    /** EXTERNAL: the gateway gives the tenant's key no other model, and refuses one by its list. */
    Finding refused(Agreed agreed) {
        Optional<GatewayWay> gateway = assistant.gateway();
        if (gateway.isEmpty()) {
            return new Finding(Shown.NO, VerificationPhrase.NO_GATEWAY.say());
        }
        long others = gateway.get().models().stream()
                .filter(model -> !agreed.models().contains(model))
                .count();
        if (others > 0) {
            return new Finding(Shown.NO, VerificationPhrase.GATEWAY_OFFERS_OTHERS.say(others));
        }
        return switch (gateway.get().refusal(NOT_AGREED)) {
            case BY_LIST -> Finding.shown(VerificationPhrase.REFUSED_BY_LIST.say());
            case NONE -> new Finding(Shown.NO, VerificationPhrase.NOT_REFUSED.say());
            case UNCLEAR -> new Finding(Shown.UNCLEAR, VerificationPhrase.REFUSAL_UNCLEAR.say());
        };
    }
}
