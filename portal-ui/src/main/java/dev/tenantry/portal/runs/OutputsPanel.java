package dev.tenantry.portal.runs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.KeyValue;
import dev.tenantry.portal.look.Mono;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunStep;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Sayings;
import dev.tenantry.tenantside.AssistantTarget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What each step has handed on: ids, addresses, versions, and what verification has seen. Steps hand on no secrets. */
final class OutputsPanel extends Div {

    private static final String CHECK = "check.";
    /** Those that somebody outside of the portal has to act on. */
    private static final Map<String, String> CALLED = Map.of(
            AssistantTarget.RECORD_NAME, "outputs.dns-record-name",
            AssistantTarget.RECORD_TARGET, "outputs.dns-record-target");

    OutputsPanel(Run run) {
        addClassName("plan");
        List<RunStep> telling = run.steps().stream()
                .filter(step -> !step.outputs().values().isEmpty())
                .toList();
        if (telling.isEmpty()) {
            add(new Paragraph(Texts.t("outputs.none")));
        }
        telling.forEach(step -> add(part(step)));
    }

    private static Div part(RunStep step) {
        KeyValue facts = new KeyValue();
        new TreeMap<>(step.outputs().values()).forEach((name, value) -> facts.fact(label(name), value(name, value)));
        Div part = new Div(new H2(Texts.t(step.key().called())), facts);
        part.addClassName("plan__part");
        return part;
    }

    private static String label(String name) {
        return name.startsWith(CHECK)
                ? Texts.t("outputs.check", Texts.t(Saying.sentence("Check." + name.substring(CHECK.length()))))
                : Optional.ofNullable(CALLED.get(name)).map(key -> Texts.t(key)).orElse(name);
    }

    /** Evidence is prose; what has no space in it is an identifier that somebody may need elsewhere. */
    private static Component value(String name, String value) {
        if (value.isBlank()) {
            return new Span(Texts.t("plan.absent"));
        }
        if (name.startsWith(CHECK)) {
            return new Span(Texts.t(Sayings.of(value)));
        }
        return value.contains(" ") ? new Span(value) : Mono.copyable(label(name), value);
    }
}
