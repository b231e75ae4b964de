package dev.tenantry.portal.audit;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.data.provider.Query;
import dev.tenantry.portal.i18n.Texts;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whoever has acted in the trail that is looked at, found by name or by the reference that the trail keeps. */
final class ActorField extends ComboBox<String> {

    private static final Pattern REFERENCE = Pattern.compile("(person|client|system):\\S+");

    private final Supplier<Map<String, String>> whoActed;
    private @Nullable Map<String, String> names;

    /**
     * @param chosen a reference
     * @param whoActed names by reference; asked for at most once, as soon as somebody is looked for
     */
    ActorField(@Nullable String chosen, Supplier<Map<String, String>> whoActed) {
        super(Texts.t("audit.filter.actor"));
        this.whoActed = whoActed;
        setPlaceholder(Texts.t("audit.filter.actor.hint"));
        setClearButtonVisible(true);
        setItemLabelGenerator(reference -> names().getOrDefault(reference, reference));
        setItems(this::found);
        if (chosen != null) {
            setValue(chosen);
        }
    }

    private Map<String, String> names() {
        var known = names == null ? whoActed.get() : names;
        names = known;
        return known;
    }

    private Stream<String> found(Query<String, String> typed) {
        var text = typed.getFilter().orElse("").strip();
        var wanted = text.toLowerCase(Locale.ROOT);
        var known = names().entrySet().stream()
                .filter(one -> one.getValue().toLowerCase(Locale.ROOT).contains(wanted)
                        || one.getKey().equals(text))
                .sorted(Map.Entry.comparingByValue(String.CASE_INSENSITIVE_ORDER))
                .map(Map.Entry::getKey);
        var asTyped = Stream.of(text).filter(one -> REFERENCE.matcher(one).matches() && !names().containsKey(one));
        return Stream.concat(known, asTyped).skip(typed.getOffset()).limit(typed.getLimit());
    }
}
