package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.html.Div;
import dev.tenantry.onboarding.WayIn;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Ago;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.look.KeyValue;
import dev.tenantry.portal.look.Mono;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.time.Instant;

/** What an attempt to enter the account told: what is so, what to do about it, and what exactly was tried. */
final class AccessAnswer extends Div {

    AccessAnswer(WayIn found, Instant at) {
        addClassName("run__top");
        KeyValue facts = new KeyValue();
        add(
                switch (found) {
                    case WayIn.Open(var target, var guarded) -> {
                        tried(facts, target);
                        yield InlineNotice.success(
                                Texts.t(guarded ? "access.open" : "access.open.emulated", target.accountId()));
                    }
                    case WayIn.Unguarded(var target) -> {
                        tried(facts, target);
                        yield InlineNotice.warning(Texts.t("access.unguarded", target.accountId()));
                    }
                    case WayIn.NotAssumable(var target, var words) -> {
                        said(tried(facts, target), words);
                        yield InlineNotice.error(Texts.t("access.notAssumable", target.accountId()));
                    }
                    case WayIn.OtherExternalId(var target, var words) -> {
                        said(tried(facts, target), words);
                        yield InlineNotice.error(Texts.t("access.otherExternalId", target.externalId()));
                    }
                    case WayIn.WrongAccount(var target, var account) -> {
                        tried(facts, target);
                        yield InlineNotice.error(Texts.t("access.wrongAccount", account, target.accountId()));
                    }
                    case WayIn.OtherShortName(var target, var slug, var words) -> {
                        said(tried(facts, target), words);
                        yield InlineNotice.error(Texts.t("access.otherShortName", target.accountId(), slug));
                    }
                    case WayIn.PortalRefused(var words) -> {
                        said(facts, words);
                        yield InlineNotice.error(Texts.t("access.portalRefused"));
                    }
                    case WayIn.Unanswered(var words) -> {
                        said(facts, words);
                        yield InlineNotice.warning(Texts.t("access.unanswered"));
                    }
                    case WayIn.Incomplete none -> InlineNotice.info(Texts.t("access.incomplete"));
                });
        if (!(found instanceof WayIn.Incomplete)) {
            add(facts.fact(Texts.t("access.at"), new Ago(at)));
        }
    }

    private static KeyValue tried(KeyValue facts, AwsTarget target) {
        String role = Texts.t("access.role");
        return facts.fact(Texts.t("access.account"), new Mono(target.accountId()))
                .fact(role, Mono.copyable(role, target.provisionerRoleArn()));
    }

    private static void said(KeyValue facts, String words) {
        facts.fact(Texts.t("access.said"), words);
    }
}
