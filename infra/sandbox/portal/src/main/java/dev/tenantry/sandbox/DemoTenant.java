package dev.tenantry.sandbox;

import dev.tenantry.register.Field;
import dev.tenantry.register.TenantDraft;
import java.util.List;
import java.util.Locale;

/** The tenants of the sandbox, each with what its agreement says and what becomes of it. Invented companies. */
enum DemoTenant {
    WEBER(Story.WAITS_FOR_APPROVAL, "Weber & Söhne", "Weber & Söhne Haustechnik GmbH", "Lange Gasse 12|86152|Augsburg"),
    ACME(Story.GOES_LIVE, "Acme", "Acme Maschinenbau GmbH", "Werkstraße 1|70469|Stuttgart"),
    FAEHRMANN(Story.FAILS_BY_QUOTA, "Fährmann", "Fährmann Logistik GmbH", "Am Sandtorkai 4|20457|Hamburg"),
    BERGER(
            Story.IS_REJECTED_FIRST,
            "Kanzlei Berger",
            "Berger Rechtsanwälte PartG mbB",
            "Königsallee 60|40212|Düsseldorf"),
    LINDEN(Story.CRASHES_FIRST, "Stadtwerke Linden", "Stadtwerke Linden GmbH", "Lindener Markt 3|30449|Hannover"),
    HOFMANN(Story.IS_SLOW, "Klinik Hofmann", "Klinik Hofmann gGmbH", "Parkstraße 22|97688|Bad Kissingen");

    private static final long FIRST_ACCOUNT = 100_200_300_401L;

    private final Story story;
    private final String name;
    private final String legalName;
    private final String address;

    DemoTenant(Story story, String name, String legalName, String address) {
        this.story = story;
        this.name = name;
        this.legalName = legalName;
        this.address = address;
    }

    /** What becomes of a demo tenant. */
    enum Story {
        GOES_LIVE,
        /** Its plan is rejected, asked for again and approved. */
        IS_REJECTED_FIRST,
        /** Its application crashes; the run is retried once that is over. */
        CRASHES_FIRST,
        /** Stays an incident until somebody lifts the quota. */
        FAILS_BY_QUOTA,
        /** Its application takes ten minutes. */
        IS_SLOW,
        /** Nobody approves it but the person at the screen. */
        WAITS_FOR_APPROVAL
    }

    Story story() {
        return story;
    }

    String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Twelve digits, one account each. */
    String account() {
        return Long.toString(FIRST_ACCOUNT + place());
    }

    /** Among all of them, counted from 0. */
    private int place() {
        return List.of(values()).indexOf(this);
    }

    /** The wizard's inputs as somebody would have filled them in, beginning with what it offers. */
    TenantDraft filledIn(TenantDraft fresh) {
        var lines = address.split("\\|", -1);
        return fresh.with(Field.DISPLAY_NAME, name)
                .with(Field.LEGAL_NAME, legalName)
                .with(Field.STREET, lines[0])
                .with(Field.POSTAL_CODE, lines[1])
                .with(Field.CITY, lines[2])
                .with(Field.ADMIN_NAME, this == ACME ? DemoPerson.TOM.fullName() : "Robin " + firstWord())
                .with(Field.ADMIN_EMAIL, "it@" + slug() + ".example")
                .with(Field.DATA_PROCESSING_AGREEMENT, "DPA-2026-0" + (place() + 1))
                .with(Field.SLUG, slug())
                .with(Field.ACCOUNT_ID, account())
                .with(Field.TAGS, "demo");
    }

    private String firstWord() {
        var words = legalName.split(" ", -1);
        return words[0].equals("Stadtwerke") || words[0].equals("Klinik") ? words[1] : words[0];
    }
}
