package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.html.Paragraph;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.KeyValue;
import dev.tenantry.portal.look.Mono;
import dev.tenantry.register.Tenant;
import dev.tenantry.tenants.TenantState;
import dev.tenantry.tenantside.AssistantTarget;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The record that the customer has to set in its DNS, so that the assistant's name leads to its load balancer. */
@Component
class DnsRecordCard {

    private final TenantRuns runs;

    DnsRecordCard(TenantRuns runs) {
        this.runs = runs;
    }

    /** Empty until a run has deployed the assistant behind a load balancer, and once nothing of it is left. */
    Optional<Card> of(Tenant tenant) {
        return stands(tenant.state())
                ? runs.handedOn(tenant.id(), AssistantTarget.RECORD_TARGET).map(DnsRecordCard::card)
                : Optional.empty();
    }

    private static boolean stands(TenantState state) {
        return state instanceof TenantState.Onboarding
                || state instanceof TenantState.Live
                || state instanceof TenantState.Suspended;
    }

    private static Card card(Map<String, String> outputs) {
        KeyValue record = new KeyValue();
        record.fact(Texts.t("dns.type"), new Mono("CNAME"));
        fact(record, "dns.name", outputs.getOrDefault(AssistantTarget.RECORD_NAME, ""));
        fact(record, "dns.target", outputs.getOrDefault(AssistantTarget.RECORD_TARGET, ""));
        Paragraph what = new Paragraph(Texts.t("dns.what"));
        what.addClassName("muted");
        return new Card(Texts.t("dns.heading"), record, what);
    }

    private static void fact(KeyValue record, String key, String value) {
        record.fact(Texts.t(key), Mono.copyable(Texts.t(key), value));
    }
}
