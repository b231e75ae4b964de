package dev.tenantry.portal.overview;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.incidents.Partly;
import dev.tenantry.portal.look.Ago;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.EmptyState;
import dev.tenantry.portal.look.Fresh;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.look.Page;
import dev.tenantry.portal.look.State;
import dev.tenantry.portal.look.StateBadge;
import dev.tenantry.portal.security.CurrentViewer;
import dev.tenantry.portal.shell.NeedsYou;
import dev.tenantry.portal.shell.Waiting;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What needs the viewer, then whatever other areas have to show at first sight. */
@Route("")
@PermitAll
class OverviewView extends Page {

    private final Waiting waiting;
    private final CurrentViewer viewers;
    private final List<OverviewCard> cards;
    private final Fresh blocks = new Fresh();

    OverviewView(Waiting waiting, CurrentViewer viewers, List<OverviewCard> cards) {
        this.waiting = waiting;
        this.viewers = viewers;
        this.cards = cards.stream()
                .sorted(Comparator.comparingInt(OverviewCard::order))
                .toList();
        header(Texts.t("overview.heading"), Texts.t("overview.answers"));
        add(blocks);
        show();
    }

    @Override
    public void news() {
        show();
    }

    private void show() {
        blocks.show(Stream.concat(Stream.of(needsYou()), cards.stream().flatMap(OverviewView::content))
                .toList());
    }

    private Component needsYou() {
        var queue = waiting.queue();
        var card = new Card(Texts.t("overview.needsYou"), queue.items().isEmpty() ? nothing() : queue(queue.items()));
        if (queue.more()) {
            card.add(new Paragraph(Texts.t("overview.more")));
        }
        return card;
    }

    private static Stream<Component> content(OverviewCard card) {
        var name = card.getClass().getName();
        return Partly.ask(name, Optional.<Component>empty(), card::content).stream()
                .map(block -> Fresh.keyed(block, name));
    }

    private EmptyState nothing() {
        var hint = viewers.get().isStaff() ? "overview.nothing.hint" : "overview.nothing.hint.tenant";
        return new EmptyState(Icon.CHECK_CIRCLE, Texts.t("overview.nothing"), Texts.t(hint));
    }

    private static UnorderedList queue(List<NeedsYou> items) {
        var list = new UnorderedList();
        list.addClassName("rows");
        items.forEach(item -> list.add(row(item)));
        return list;
    }

    private static ListItem row(NeedsYou item) {
        var kind = StateBadge.of(state(item.urgency()), item.kind());
        var title = new Span(item.title());
        title.addClassName("row__title");
        var words = new Div(kind, title);
        words.addClassName("row__words");
        var act = new Anchor(item.route(), item.act());
        act.addClassName("button-link");
        act.getElement().setAttribute("data-row", "");
        var row = new ListItem(words);
        Optional.ofNullable(item.since()).map(OverviewView::since).ifPresent(row::add);
        row.add(act);
        row.addClassNames("row", "row--" + item.urgency().name().toLowerCase(Locale.ROOT));
        return Fresh.keyed(row, item.route());
    }

    private static Ago since(Instant moment) {
        var since = new Ago(moment);
        since.addClassName("muted");
        return since;
    }

    private static State state(NeedsYou.Urgency urgency) {
        return switch (urgency) {
            case NOW -> State.FAILED;
            case WAITING, SOON -> State.NEEDS_YOU;
        };
    }
}
