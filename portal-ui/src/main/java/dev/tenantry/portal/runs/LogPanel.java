package dev.tenantry.portal.runs;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.shell.Live;
import dev.tenantry.runs.LogPage;
import dev.tenantry.runs.LogQuery;
import dev.tenantry.runs.LogQuery.Way;
import dev.tenantry.runs.RunFeed;
import dev.tenantry.steps.StepKey;
import java.util.function.Consumer;

/**
 * One step's log, its newest part first: followed while it grows, older lines on demand, each line with an address. The address says
 * what is searched, too.
 */
final class LogPanel extends Div {

    private static final int PAGE = 500;
    private static final int ABOVE = 50;

    private final StepLogSource source;
    private final RunFeed feed;
    private final LogBar bar;
    private final LogLines lines;
    private final LogPlace place;
    private final Consumer<LogAddress> searched;
    private final long came;
    private final Paragraph note = new Paragraph();
    private final Button older = new Button(Texts.t("run.log.older"), pressed -> showOlder());
    private final Button newer = new Button(Texts.t("run.log.newer"), pressed -> showNewer());
    private long begin = 1;
    private long next = 1;
    private LogAddress address;

    /** @param searched told whenever something else is looked for */
    LogPanel(StepLogSource source, RunFeed feed, LogAddress address, Consumer<LogAddress> searched) {
        this.source = source;
        this.feed = feed;
        this.address = address;
        this.came = address.line();
        this.searched = searched;
        this.bar = new LogBar(source, address);
        this.lines = new LogLines(source, address);
        this.place = new LogPlace(lines);
        addClassName("log");
        note.addClassName("muted");
        older.addThemeVariants(ButtonVariant.TERTIARY);
        newer.addThemeVariants(ButtonVariant.TERTIARY);
        bar.whenNarrowed(this::search);
        bar.whenFollowed(on -> {
            if (on) {
                showNewest();
            } else {
                place.reader();
            }
        });
        bar.whenWrapped(on -> lines.setClassName("log__lines--long", !on));
        // whoever scrolls back wants to read and not to be carried off
        lines.getElement()
                .addEventListener("wheel", scrolled -> bar.follow(false))
                .setFilter("event.deltaY < 0")
                .throttle(500);
        place.whenLineWanted(this::showAround);
        add(bar, older, place, newer, note);
        bar.follow(address.line() == 0 && !source.run().state().ended());
        show();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Live live = new Live(event.getUI(), this::news);
        addDetachListener(detached -> live.close());
        live.follow(news -> feed.followLogs(source.run().id(), news));
    }

    /** Whether its reader watches what comes, and so may be led on to the next step. */
    boolean isFollowed() {
        return bar.follows() && !address.narrows();
    }

    /** Whoever searches wants what is newest; whoever ends that comes back to the line that the address named, and to what is around it. */
    private void search() {
        LogAddress wanted = bar.address(came);
        address = wanted.narrows() ? wanted.at(0) : wanted;
        searched.accept(address);
        lines.at(address);
        show();
    }

    private void show() {
        if (address.line() > 0) {
            showAround(address.line());
        } else {
            showNewest();
        }
    }

    private void showNewest() {
        LogPage page = read(LogQuery.newest(PAGE));
        lines.clear();
        lines.append(page.lines());
        begin = page.next();
        next = page.inAll() + 1;
        place.end();
        tell(page.inAll());
    }

    private void showAround(long line) {
        bar.follow(false);
        begin = Math.max(1, line - ABOVE);
        LogPage page = read(LogQuery.on(begin, PAGE));
        lines.clear();
        lines.mark(line);
        lines.append(page.lines());
        next = page.next();
        place.marked();
        tell(page.inAll());
    }

    private void showOlder() {
        bar.follow(false);
        place.reader();
        LogPage page = read(LogQuery.newest(PAGE).at(begin, Way.BACK));
        boolean newerWent = lines.prepend(page.lines());
        begin = page.next();
        next = newerWent ? lines.last() + 1 : next;
        tell(page.inAll());
    }

    private void showNewer() {
        place.reader();
        append();
    }

    private void append() {
        append(read(LogQuery.on(next, PAGE)));
    }

    private void append(LogPage page) {
        boolean olderWent = lines.append(page.lines());
        next = page.next();
        begin = olderWent ? lines.first() : begin;
        tell(page.inAll());
    }

    /** Who follows a log that grows faster than it can be shown is taken to its end, and not shown ever older lines. */
    void news() {
        if (!bar.follows()) {
            tell(read(LogQuery.on(next, 1)).inAll());
            return;
        }
        LogPage page = read(LogQuery.on(next, PAGE));
        if (page.next() > page.inAll()) {
            append(page);
        } else {
            showNewest();
        }
    }

    private LogPage read(LogQuery query) {
        return source.page(address.narrowed(query));
    }

    /** Of a run that is over nobody can tell whether it told nothing or that was deleted. */
    private String empty() {
        return source.run().state().ended() ? "run.log.gone" : "run.log.empty";
    }

    private void tell(long inAll) {
        older.setVisible(begin > 1);
        newer.setVisible(next <= inAll);
        note.setText(
                inAll == 0
                        ? Texts.t(empty(), Texts.t(StepKey.called(source.name())))
                        : Texts.t("run.log.shown", lines.shown(), inAll));
    }
}
