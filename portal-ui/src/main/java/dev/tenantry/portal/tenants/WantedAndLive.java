package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.look.State;
import dev.tenantry.portal.look.StateBadge;
import dev.tenantry.portal.look.Table;
import dev.tenantry.portal.runs.RunWords;
import dev.tenantry.runs.Run;
import dev.tenantry.tenants.TenantProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configuration as it was agreed beside the one that the last successful run built, field by field. */
final class WantedAndLive extends Div {

    /** @param live empty before anything was built */
    private record Line(String field, String wanted, Optional<String> live) {

        boolean differs() {
            return live.filter(wanted::equals).isEmpty();
        }
    }

    /** @param acts what can be done where the two differ */
    WantedAndLive(TenantProfile wanted, Optional<Run> built, Component... acts) {
        addClassName("run__top");
        List<Line> lines = lines(wanted, built.map(Run::profile));
        long different = lines.stream().filter(Line::differs).count();
        add(
                built.isEmpty()
                        ? InlineNotice.info(Texts.t("tenant.live.none"))
                        : different == 0
                                ? InlineNotice.success(Texts.t("tenant.live.same"))
                                : InlineNotice.warning(Texts.t("tenant.live.different", different), acts));
        built.ifPresent(run -> add(from(run)));
        add(new Comparison(lines));
    }

    private WantedAndLive(TenantProfile agreed) {
        addClassName("run__top");
        add(InlineNotice.info(Texts.t("tenant.live.gone")), new Comparison(lines(agreed, Optional.empty())));
    }

    /** Of a tenant that has left: what had been agreed, since nothing of what was built is there any more. */
    static WantedAndLive gone(TenantProfile agreed) {
        return new WantedAndLive(agreed);
    }

    private static List<Line> lines(TenantProfile wanted, Optional<TenantProfile> live) {
        Optional<Map<String, String>> there = live.map(ProfileFacts::of);
        List<Line> lines = new ArrayList<>();
        ProfileFacts.of(wanted)
                .forEach((field, value) -> lines.add(new Line(field, value, there.map(facts -> facts.get(field)))));
        return lines;
    }

    private static Component from(Run run) {
        Anchor link = new Anchor(RunWords.path(run.number()), Texts.t("tenant.live.from", Long.toString(run.number())));
        link.setRouterIgnore(false);
        return link;
    }

    /** The two side by side. */
    private static final class Comparison extends Table<Line> {

        Comparison(List<Line> lines) {
            super(Texts.t("tenant.compared"));
            column(Texts.t("tenant.field"), line -> new Span(line.field()));
            column(Texts.t("tenant.wanted"), line -> new Span(line.wanted()));
            column(Texts.t("tenant.live"), line -> new Span(line.live().orElse("")));
            column(Texts.t("tenant.compared"), WantedAndLive::mark);
            show(lines);
        }
    }

    private static Component mark(Line line) {
        if (line.live().isEmpty()) {
            return new Span();
        }
        return line.differs()
                ? StateBadge.of(State.NEEDS_YOU, Texts.t("tenant.differs"))
                : StateBadge.of(State.LIVE, Texts.t("tenant.same"));
    }
}
