package dev.tenantry.portal.shell;

import com.vaadin.flow.component.html.Div;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.State;
import dev.tenantry.portal.look.StateBadge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How the outside systems were when they were last asked, each in words; what is old says how old, and claims no more. */
final class OutsideBadges extends Div {

    /** Until then what was last seen is taken for what is. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Clock clock;

    OutsideBadges(Clock clock) {
        this.clock = clock;
        addClassName("footer__outside");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", Texts.t("shell.outside"));
    }

    /** Shows these in place of those before. */
    void show(List<OutsideStatus> all) {
        removeAll();
        all.forEach(status -> add(badge(status)));
        setVisible(!all.isEmpty());
    }

    private StateBadge badge(OutsideStatus status) {
        String name = status.system().label();
        Instant asOf = status.asOf();
        Instant since = status.since();
        if (asOf == null || since == null) {
            return StateBadge.of(State.UNKNOWN, Texts.t("shell.outside.never", name));
        }
        boolean failed = status.state() == State.FAILED;
        if (asOf.plus(FRESH).isBefore(clock.instant())) {
            String key = failed ? "shell.outside.failedOnce" : "shell.outside.answeredOnce";
            return StateBadge.of(State.UNKNOWN, Texts.t(key, name)).since(asOf);
        }
        return failed
                ? StateBadge.of(State.FAILED, Texts.t("shell.outside.fails", name))
                        .since(since)
                : StateBadge.of(State.LIVE, Texts.t("shell.outside.answers", name))
                        .since(asOf);
    }
}
