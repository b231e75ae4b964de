package dev.tenantry.portal.runs;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.streams.DownloadEvent;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.runs.LogLine;
import java.util.function.Consumer;

/** How a log is looked at: what is searched, how loud, followed or not, wrapped or not; and the way to the whole file. */
final class LogBar extends Div {

    private final TextField search = new TextField();
    private final Select<LogLine.Level> level = new Select<>();
    private final Checkbox follow = new Checkbox(Texts.t("run.log.follow"));
    private final Checkbox wrap = new Checkbox(Texts.t("run.log.wrap"), true);

    LogBar(StepLogSource source, LogAddress address) {
        addClassName("log__bar");
        search.setPlaceholder(Texts.t("run.log.search"));
        search.setAriaLabel(Texts.t("run.log.search"));
        search.setPrefixComponent(Icon.SEARCH.decorative());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValue(address.text());
        level.setAriaLabel(Texts.t("run.log.level"));
        level.setItems(LogLine.Level.values());
        level.setItemLabelGenerator(Texts::t);
        level.setValue(address.level());
        Anchor file = new Anchor();
        file.setHref(event -> send(source, event));
        file.add(Icon.DOWNLOAD.decorative(), new Span(Texts.t("run.log.download")));
        file.addClassName("log__file");
        add(search, level, follow, wrap, file);
    }

    private static void send(StepLogSource source, DownloadEvent event) {
        event.setFileName(source.fileName());
        event.setContentType("text/plain; charset=utf-8");
        source.writeTo(event.getWriter());
    }

    /** Something else is wanted than what is shown. */
    void whenNarrowed(Runnable begin) {
        search.addValueChangeListener(changed -> begin.run());
        level.addValueChangeListener(changed -> begin.run());
    }

    void whenFollowed(Consumer<Boolean> switched) {
        follow.addValueChangeListener(changed -> switched.accept(changed.getValue()));
    }

    void whenWrapped(Consumer<Boolean> switched) {
        wrap.addValueChangeListener(changed -> switched.accept(changed.getValue()));
    }

    boolean follows() {
        return follow.getValue();
    }

    void follow(boolean on) {
        follow.setValue(on);
    }

    /** What is searched now, at this line. */
    LogAddress address(long line) {
        return new LogAddress(line, search.getValue().strip(), level.getValue());
    }
}
