package dev.tenantry.verification;

import dev.tenantry.helm.ClusterPrograms;
import dev.tenantry.jobs.JobLog;
import dev.tenantry.openwebui.OpenWebUi;
import dev.tenantry.openwebui.Visitor;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.Saying;
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
    private final JobLog log;
    private final List<Check> checks = new ArrayList<>();

    /**
     * @param programs asked only if something lies inside the cluster
     * @param log is told what is tried
     */
    public Verification(
            OpenWebUi assistant,
            Function<SecretRef, String> secrets,
            Supplier<ClusterPrograms> programs,
            Clock clock,
            JobLog log) {
        this.assistant = assistant;
        this.secrets = secrets;
        this.programs = programs;
        this.clock = clock;
        this.log = log;
    }

    /** Throws {@link OutsideFailure} only if there is no getting in at all. */
    public Verified run(Proofs proofs) {
        try (Visitor visitor = assistant.visitor()) {
            // the assistant let the administrator in and took a visitor up
            check("sign-in", () -> Finding.shown(VerificationPhrase.BOTH_SIGNED_IN.say()));
            check("model-offered", () -> offered(visitor, proofs.chatModel()));
            check("chat", () -> answered(visitor.chat(proofs.chatModel())));
            policy(visitor, proofs);
            document(visitor, proofs);
            List<String> offered = proofs.toolServers().isEmpty() ? List.of() : visitor.toolServers();
            proofs.toolServers().forEach(id -> check("tools-" + id, () -> tools(offered.contains(id))));
        }
        return new Verified(checks);
    }

    /** What a check found; the detail holds numbers and states only. */
    record Finding(Shown shown, Saying detail) {
        static Finding shown(Saying detail) {
            return new Finding(Shown.YES, detail);
        }

        static Finding of(boolean shown, Saying ifSo, Saying ifNot) {
            return new Finding(shown ? Shown.YES : Shown.NO, shown ? ifSo : ifNot);
        }
    }

    private boolean check(String name, Supplier<Finding> look) {
        log.line("trying " + name);
        long begin = clock.millis();
        Finding finding;
        try {
            finding = look.get();
        } catch (OutsideFailure failure) {
            finding = new Finding(Shown.NO, Failure.of(failure, name).cause());
        }
        checks.add(new Check(name, finding.shown(), finding.detail(), clock.millis() - begin));
        return finding.shown() == Shown.YES;
    }

    private static Finding offered(Visitor visitor, String model) {
        List<String> models = visitor.models();
        return Finding.of(
                models.contains(model),
                VerificationPhrase.OFFERED.say(models.size()),
                VerificationPhrase.NOT_OFFERED.say(models.size()));
    }

    private static Finding tools(boolean offered) {
        return Finding.of(offered, VerificationPhrase.TOOLS_OFFERED.say(), VerificationPhrase.TOOLS_NOT_OFFERED.say());
    }

    private static Finding answered(int characters) {
        return Finding.of(
                characters > 0, VerificationPhrase.ANSWERED.say(characters), VerificationPhrase.NOT_ANSWERED.say());
    }

    private void policy(Visitor visitor, Proofs proofs) {
        PolicyProof policy = new PolicyProof(assistant);
        if (proofs.localOnly()) {
            check("way-out-closed", () -> policy.closed(proofs.chatModel()));
        }
        Proofs.Agreed agreed = proofs.agreed();
        if (agreed != null) {
            check("models-agreed", () -> PolicyProof.offered(visitor.models(), agreed));
            check("other-model-refused", () -> policy.refused(agreed));
        }
    }

    private void document(Visitor visitor, Proofs proofs) {
        Proofs.DocumentWay way = proofs.document();
        if (way == null) {
            checks.add(new Check("document-stored", Shown.NOT_TRIED, VerificationPhrase.NO_BUCKET.say(), 0));
            return;
        }
        try (DocumentProof proof = DocumentProof.of(way, secrets, programs, visitor)) {
            if (check("document-stored", proof::stored) && check("document-embedded", proof::embedded)) {
                check("document-deleted", proof::deleted);
            }
        }
    }
}
