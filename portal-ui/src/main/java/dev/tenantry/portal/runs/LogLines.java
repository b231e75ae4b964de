package dev.tenantry.portal.runs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.runs.LogPage.Numbered;
import dev.tenantry.steps.StepKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** A window on a log: however long the log is, the browser holds at most {@link #MOST} lines of it. Logs are in English. */
final class LogLines extends OrderedList {

    static final int MOST = 2_000;

    private final StepLogSource source;
    private final Deque<Long> numbers = new ArrayDeque<>();
    private LogAddress address;

    LogLines(StepLogSource source, LogAddress address) {
        this.source = source;
        this.address = address;
        addClassNames("log__lines", "mono");
        getElement().setAttribute("aria-label", Texts.t("run.log.of", Texts.t(StepKey.called(source.name()))));
        getElement().setAttribute("tabindex", "0");
    }

    void clear() {
        removeAll();
        numbers.clear();
    }

    int shown() {
        return numbers.size();
    }

    /** The numbers of the first and the last line shown; only if there is one. */
    long first() {
        return numbers.getFirst();
    }

    long last() {
        return numbers.getLast();
    }

    /** Puts lines at the end; answers whether older ones had to go for them. */
    boolean append(List<Numbered> lines) {
        lines.forEach(line -> {
            add(item(line));
            numbers.addLast(line.number());
        });
        boolean full = numbers.size() > MOST;
        while (numbers.size() > MOST) {
            numbers.removeFirst();
            remove(child(0));
        }
        return full;
    }

    /** Puts lines at the beginning; answers whether newer ones had to go for them. */
    boolean prepend(List<Numbered> lines) {
        lines.reversed().forEach(line -> {
            addComponentAsFirst(item(line));
            numbers.addFirst(line.number());
        });
        boolean full = numbers.size() > MOST;
        while (numbers.size() > MOST) {
            numbers.removeLast();
            remove(child(numbers.size()));
        }
        return full;
    }

    private Component child(int at) {
        return getElement().getChild(at).getComponent().orElseThrow();
    }

    void mark(long line) {
        address = address.at(line);
    }

    /** What is looked at from now on. */
    void at(LogAddress other) {
        address = other;
    }

    private ListItem item(Numbered numbered) {
        Anchor number = new Anchor(source.path(address.at(numbered.number())), Long.toString(numbered.number()));
        number.setRouterIgnore(false);
        number.addClassName("log__number");
        Span text = new Span(numbered.line().text());
        text.getElement().setAttribute("lang", "en");
        ListItem item = new ListItem(number, text);
        item.setId("L" + numbered.number());
        item.addClassNames(
                "log__line", "log__line--" + numbered.line().level().name().toLowerCase(Locale.ROOT));
        if (numbered.number() == address.line()) {
            item.addClassName("log__line--here");
            item.getElement().setAttribute("aria-current", "location");
        }
        return item;
    }
}
