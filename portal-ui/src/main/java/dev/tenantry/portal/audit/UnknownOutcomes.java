package dev.tenantry.portal.audit;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tenantry.audit.OpenEffect;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Ago;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.Mono;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What was announced and never concluded: after an outage, the first thing to look at. */
final class UnknownOutcomes {

    /** A call that is younger may still be under way. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(10);

    private UnknownOutcomes() {}

    /** Empty while everything is known. */
    static Optional<Card> card(List<OpenEffect> effects, Clock clock) {
        List<OpenEffect> unknown = effects.stream()
                .filter(effect ->
                        effect.lost() || effect.since().plus(UNDER_WAY).isBefore(clock.instant()))
                .toList();
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(new Card(
                        Texts.t("audit.unknown"), new Paragraph(Texts.t("audit.unknown.hint")), list(unknown)));
    }

    private static UnorderedList list(List<OpenEffect> effects) {
        UnorderedList list = new UnorderedList();
        list.addClassName("history");
        effects.forEach(effect -> list.add(new ListItem(
                new Mono(effect.act()),
                new Span(effect.subject().type()),
                new Mono(effect.subject().id()),
                new Ago(effect.since()))));
        return list;
    }
}
