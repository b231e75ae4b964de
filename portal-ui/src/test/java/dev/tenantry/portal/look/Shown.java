package dev.tenantry.portal.look;

import java.util.List;
import org.jsoup.Jsoup;

/** What a {@link Table} shows, as its browser reads it. */
public final class Shown {

    private Shown() {}

    /** The words of each cell, row by row, without the headings. */
    public static List<List<String>> rows(Table<?> table) {
        return Jsoup.parseBodyFragment(markup(table)).select("tbody tr").stream()
                .map(row -> row.select("td").eachText())
                .toList();
    }

    public static List<String> headings(Table<?> table) {
        return Jsoup.parseBodyFragment(markup(table)).select("thead th").eachText();
    }

    static String markup(Table<?> table) {
        return table.getElement().getOuterHTML();
    }
}
