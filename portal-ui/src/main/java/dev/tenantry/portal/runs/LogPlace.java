package dev.tenantry.portal.runs;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.function.LongConsumer;

/** Where in the lines the browser stands: at the end, at the marked line, or where the reader is. */
@Tag("tenantry-log")
@JsModule("context://portal/js/log.js")
final class LogPlace extends HtmlContainer {

    private static final String AT = "at";

    LogPlace(LogLines lines) {
        add(lines);
    }

    /** Stays at the end whatever is added. */
    void end() {
        getElement().setAttribute(AT, "end");
    }

    void marked() {
        getElement().setAttribute(AT, "marked");
    }

    void reader() {
        getElement().setAttribute(AT, "reader");
    }

    /** The address that the page was opened with ends in a line: {@code #L120}. */
    void whenLineWanted(LongConsumer show) {
        addListener(LineWanted.class, wanted -> show.accept(wanted.line));
    }

    /** Sent by the browser, so not trusted to be a number. */
    @DomEvent("line-wanted")
    public static final class LineWanted extends ComponentEvent<LogPlace> {

        private final long line;

        public LineWanted(LogPlace source, boolean fromClient, @EventData("event.detail") String line) {
            super(source, fromClient);
            this.line = line.matches("\\d{1,12}") ? Long.parseLong(line) : 0;
        }
    }
}
