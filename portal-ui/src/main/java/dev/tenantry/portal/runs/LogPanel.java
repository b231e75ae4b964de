package dev.tenantry.portal.runs;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.runs.LogLine;
import dev.tenantry.runs.LogPage;
import dev.tenantry.runs.LogQuery;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunFeed;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunStep;

/** One step's log: searched, by level, followed while it grows; each line has an address of its own. */
final class LogPanel extends Div {

    /** More lines than a person reads in one go; the rest is found by searching. */
    private static final int MOST = 1_000;

    private final RunReading runs;
    private final RunFeed feed;
    private final Run run;
    private final RunStep step;
    private final OrderedList lines = new OrderedList();
    private final Paragraph note = new Paragraph();
    private final TextField search = new TextField();
    private final Checkbox troubleOnly = new Checkbox();
    private long next = 1;
    private int shown;

    LogPanel(RunReading runs, RunFeed feed, Run run, RunStep step) {
        this.runs = runs;
        this.feed = feed;
        this.run = run;
        this.step = step;
        addClassName("log");
        lines.addClassNames("log__lines", "mono");
        note.addClassName("muted");
        search.setPlaceholder(Texts.t("run.log.search"));
        search.setAriaLabel(Texts.t("run.log.search"));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(changed -> begin());
        troubleOnly.setLabel(Texts.t("run.log.trouble"));
        troubleOnly.addValueChangeListener(changed -> begin());
        Div bar = new Div(search, troubleOnly);
        bar.addClassName("log__bar");
        add(bar, lines, note);
        begin();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Live live = new Live(event.getUI(), this::more);
        addDetachListener(detached -> live.close());
        live.follow(feed, run.id());
    }

    private void begin() {
        lines.removeAll();
        next = 1;
        shown = 0;
        more();
    }

    private void more() {
        if (shown >= MOST) {
            return;
        }
        String text = search.getValue().isBlank() ? null : search.getValue().strip();
        LogLine.Level level = troubleOnly.getValue() ? LogLine.Level.WARN : null;
        LogPage page = runs.log(run.tenant(), run.id(), step.position(), new LogQuery(next, MOST - shown, level, text));
        page.lines().forEach(line -> lines.add(item(line)));
        shown += page.lines().size();
        next = page.next();
        note.setText(
                page.inAll() == 0
                        ? Texts.t("run.log.empty", step.key().name())
                        : Texts.t("run.log.shown", shown, page.inAll()));
    }

    private static ListItem item(LogPage.Numbered numbered) {
        String anchor = "L" + numbered.number();
        Anchor number = new Anchor("#" + anchor, Long.toString(numbered.number()));
        number.addClassName("log__number");
        Span text = new Span(numbered.line().text());
        ListItem item = new ListItem(number, text);
        item.setId(anchor);
        item.addClassNames(
                "log__line", "log__line--" + numbered.line().level().name().toLowerCase(java.util.Locale.ROOT));
        return item;
    }
}
