package dev.tenantry.portal.look;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** The icons there are: each is a rule in {@code portal/css/icons.css} and takes the colour of the text around it. */
public enum Icon {
    OVERVIEW,
    TENANTS,
    RUNS,
    APPROVALS,
    MODELS,
    POLICY,
    MCP,
    USAGE,
    HEALTH,
    AUDIT,
    SETTINGS,
    SANDBOX,
    SEARCH,
    MENU,
    SUN,
    MOON,
    SYSTEM,
    LANGUAGE,
    BELL,
    USER,
    SIGN_OUT,
    SIGN_IN,
    CHECK,
    CHECK_CIRCLE,
    CROSS,
    COPY,
    PLUS,
    MINUS,
    CHEVRON_RIGHT,
    CHEVRON_LEFT,
    CHEVRON_DOWN,
    ARROW_RIGHT,
    ARROW_LEFT,
    ARROW_UP_RIGHT,
    DOWNLOAD,
    UPLOAD,
    EXTERNAL,
    LINK,
    FILTER,
    SORT,
    MORE,
    EDIT,
    DELETE,
    INFO,
    WARNING,
    ERROR,
    HELP,
    CLOCK,
    CALENDAR,
    LOCK,
    UNLOCK,
    KEY,
    PEOPLE,
    INBOX,
    TERMINAL,
    FILE,
    FOLDER,
    DATABASE,
    SERVER,
    CLOUD,
    GLOBE,
    NETWORK,
    RELEASE,
    DIFF,
    BRANCH,
    RETRY,
    UNDO,
    PAUSE,
    STOP,
    ZAP,
    EURO,
    GAUGE,
    CHART,
    TABLE,
    WRAP,
    FOLLOW,
    KEYBOARD,
    PALETTE,
    MAIL,
    WEBHOOK,
    STAMP,
    HASH,
    EYE,
    EYE_OFF,
    COMPASS,
    LIFEBUOY,
    STEPS,
    TAG,
    CHAIN,
    STATE_LIVE,
    STATE_WORKING,
    STATE_NEEDS_YOU,
    STATE_FAILED,
    STATE_PAUSED,
    STATE_WAITING,
    STATE_UNKNOWN,
    STATE_SIMULATED;

    /** The class of the style sheet's rule. */
    public String cssClass() {
        return "icon--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A decoration that screen readers skip: the word next to it, or the label around it, says what it means. */
    public Span decorative() {
        var span = new Span();
        span.addClassNames("icon", cssClass());
        span.getElement().setAttribute("aria-hidden", "true");
        return span;
    }

    /** The decoration in the slot before a button's or field's text. */
    public Span prefix() {
        var span = decorative();
        span.getElement().setAttribute("slot", "prefix");
        return span;
    }
}
