package dev.tenantry.verification;

import dev.tenantry.helm.ClusterPrograms;
import dev.tenantry.openwebui.OpenWebUi;
import dev.tenantry.openwebui.Visitor;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.tenantside.JobOutcome.AssistantState;
import dev.tenantry.tenantside.JobOutcome.Check;
import dev.tenantry.tenantside.JobOutcome.Shown;
import dev.tenantry.tenantside.JobOutcome.Verified;
import dev.tenantry.tenantside.Proofs;
import dev.tenantry.tenantside.SecretRef;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** All proofs of one assistant, one after the other; one that fails does not keep the others from being tried. */
public final class Verification {

    private final OpenWebUi assistant;
    private final Function<SecretRef, String> secrets;
    private final Supplier<ClusterPrograms> programs;
    private final Clock clock;
    private final List<Check> checks = new ArrayList<>();

    /** @param programs asked only if something lies inside the cluster */
    public Verification(
            OpenWebUi assistant, Function<SecretRef, String> secrets, Supplier<ClusterPrograms> programs, Clock clock) {
        this.assistant = assistant;
        this.secrets = secrets;
        this.programs = programs;
        this.clock = clock;
    }

    /** Throws {@link OutsideFailure} only if there is no getting in at all. */
    public Verified run(Proofs proofs) {
        try (Visitor visitor = assistant.visitor()) {
            // the assistant let the administrator in and took a visitor up
            check("sign-in", () -> Finding.shown("as administrator and as a person without rights"));
            check("model-offered", () -> offered(visitor, proofs.chatModel()));
            check("chat", () -> answered(visitor.chat(proofs.chatModel())));
            if (proofs.localOnly()) {
                check("way-out-closed", () -> closed(proofs.chatModel()));
            }
            document(visitor, proofs);
            List<String> offered = proofs.toolServers().isEmpty() ? List.of() : visitor.toolServers();
            proofs.toolServers().forEach(id -> check("tools-" + id, () -> Finding.of(offered.contains(id), "offered")));
        }
        return new Verified(checks);
    }

    /** What a check found; the detail holds numbers and states only. */
    record Finding(Shown shown, String detail) {
        static Finding shown(String detail) {
            return new Finding(Shown.YES, detail);
        }

        static Finding of(boolean shown, String what) {
            return new Finding(shown ? Shown.YES : Shown.NO, shown ? what : "not " + what);
        }
    }

    private boolean check(String name, Supplier<Finding> look) {
        long begin = clock.millis();
        Finding finding;
        try {
            finding = look.get();
        } catch (OutsideFailure failure) {
            finding = new Finding(Shown.NO, String.valueOf(failure.getMessage()));
        }
        checks.add(new Check(name, finding.shown(), finding.detail(), clock.millis() - begin));
        return finding.shown() == Shown.YES;
    }

    private static Finding offered(Visitor visitor, String model) {
        List<String> models = visitor.models();
        return Finding.of(models.contains(model), "among the " + models.size() + " models offered");
    }

    private static Finding answered(int characters) {
        return Finding.of(characters > 0, "answered in " + characters + " characters");
    }

    private Finding closed(String model) {
        AssistantState state = assistant.read();
        if (state.gatewayOn() || !state.gatewayAddresses().isEmpty()) {
            return new Finding(Shown.NO, "an outside address is still set");
        }
        return assistant.leaks(model)
                ? new Finding(Shown.NO, "a request left by a connection that the switch does not close")
                : Finding.shown("no outside address is set, and a request to the outside was refused");
    }

    private void document(Visitor visitor, Proofs proofs) {
        Proofs.DocumentWay way = proofs.document();
        if (way == null) {
            checks.add(new Check("document-stored", Shown.NOT_TRIED, "no bucket to look into", 0));
            return;
        }
        try (DocumentProof proof = DocumentProof.of(way, secrets, programs, visitor)) {
            if (check("document-stored", proof::stored) && check("document-embedded", proof::embedded)) {
                check("document-deleted", proof::deleted);
            }
        }
    }
}
