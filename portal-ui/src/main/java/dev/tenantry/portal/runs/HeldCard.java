package dev.tenantry.portal.runs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.ConfirmByName;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.look.KeyValue;
import dev.tenantry.portal.look.Mono;
import dev.tenantry.runs.LockRelease;
import dev.tenantry.runs.LockReleases;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunControl.Decision;
import dev.tenantry.steps.Held;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who holds the lock that stops a run, and the way for two people to have it broken. */
final class HeldCard extends Div {

    private final LockReleases releases;
    private final Run run;
    private final Held held;
    private final String tenantName;
    private final Consumer<Component> outcome;

    /** @param viewer what the viewer may do, and how people are called */
    HeldCard(
            LockReleases releases,
            Run run,
            Held held,
            @Nullable LockRelease asked,
            Viewing viewer,
            Consumer<Component> outcome) {
        this.releases = releases;
        this.run = run;
        this.held = held;
        this.tenantName = viewer.tenantName();
        this.outcome = outcome;
        addClassName("card");
        add(new KeyValue()
                .fact(Texts.t("held.who"), held.who())
                .fact(Texts.t("held.since"), held.since())
                .fact(Texts.t("held.doing"), doing(held.doing()))
                .fact(Texts.t("held.lock"), new Mono(held.lock())));
        if (viewer.decides()) {
            add(asked == null ? offer() : pending(asked, viewer));
        }
    }

    /** What Terraform calls the work for which it took the lock, in words; what is none of these is shown as it was said. */
    private static String doing(String said) {
        return switch (said) {
            case "OperationTypePlan" -> Texts.t("held.doing.plan");
            case "OperationTypeApply" -> Texts.t("held.doing.apply");
            case "OperationTypeRefresh" -> Texts.t("held.doing.refresh");
            default -> said;
        };
    }

    /**
     * @param decides whether the viewer may decide about runs
     * @param asker whether it was the viewer who asked
     * @param askedBy the name of who asked; empty if nobody did
     */
    record Viewing(String tenantName, boolean decides, boolean asker, String askedBy) {}

    private Component offer() {
        return InlineNotice.warning(
                Texts.t("held.offer"),
                new Button(
                        Texts.t("held.ask"),
                        pressed -> new ReasonDialog(
                                        Texts.t("held.ask"),
                                        Texts.t("held.consequence", held.who()),
                                        true,
                                        reason -> tell(
                                                releases.ask(run.tenant(), run.id(), held.lock(), reason),
                                                "held.ask.taken"))
                                .open()));
    }

    private Component pending(LockRelease asked, Viewing viewer) {
        Button withdraw = new Button(
                Texts.t("held.withdraw"),
                pressed -> tell(releases.withdraw(run.tenant(), run.id(), held.lock()), "held.withdraw.taken"));
        if (viewer.asker()) {
            return InlineNotice.info(Texts.t("held.waits", DecisionWords.quoted(asked.reason())), withdraw);
        }
        Button confirm = new Button(Texts.t("held.confirm"), pressed -> confirm());
        confirm.addThemeVariants(ButtonVariant.ERROR);
        return InlineNotice.warning(
                Texts.t("held.asked", viewer.askedBy(), DecisionWords.quoted(asked.reason())), confirm, withdraw);
    }

    private void confirm() {
        new ConfirmByName(
                        Texts.t("run.ask", Texts.t("held.confirm")),
                        Texts.t("held.confirm"),
                        tenantName,
                        new Paragraph(Texts.t("held.consequence", held.who())),
                        typed -> tell(releases.confirm(run.tenant(), run.id(), held.lock()), "held.confirm.taken"))
                .open();
    }

    private void tell(Decision decision, String taken) {
        outcome.accept(
                decision instanceof Decision.SecondPersonNeeded
                        ? InlineNotice.error(Texts.t("held.notYou"))
                        : DecisionWords.of(decision, Texts.t(taken)));
    }
}
