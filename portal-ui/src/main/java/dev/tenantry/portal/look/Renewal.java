package dev.tenantry.portal.look;

import com.vaadin.flow.dom.Element;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets elements become as others are, and keeps every element that can stay. What has behaviour of its own on this side
 * (the components of Vaadin) stays if it is the same, and is replaced if it is not.
 */
final class Renewal {

    private static final String MARKUP = "innerHTML";

    private Renewal() {}

    /** Rows and blocks with a key are known again by it, all others by their place. */
    static void children(Element of, List<Element> wanted) {
        Set<String> keys = wanted.stream().map(Renewal::key).collect(Collectors.toSet());
        of.getChildren()
                .filter(old -> !key(old).isEmpty() && !keys.contains(key(old)))
                .toList()
                .forEach(of::removeChild);
        Map<String, Element> known = new HashMap<>();
        of.getChildren().filter(old -> !key(old).isEmpty()).forEach(old -> known.put(key(old), old));
        for (int at = 0; at < wanted.size(); at++) {
            place(of, at, wanted.get(at), known);
        }
        while (of.getChildCount() > wanted.size()) {
            of.removeChild(wanted.size());
        }
    }

    private static void place(Element parent, int at, Element wanted, Map<String, Element> known) {
        Element old = key(wanted).isEmpty() ? unnamed(parent, at) : known.get(key(wanted));
        if (old == null || !canBecome(old, wanted)) {
            wanted.removeFromParent();
            parent.insertChild(at, wanted);
            if (old != null) {
                parent.removeChild(old);
            }
            return;
        }
        if (parent.indexOfChild(old) != at) {
            parent.insertChild(at, old);
        }
        become(old, wanted);
    }

    private static @Nullable Element unnamed(Element parent, int at) {
        Element there = at < parent.getChildCount() ? parent.getChild(at) : null;
        return there != null && key(there).isEmpty() ? there : null;
    }

    private static String key(Element of) {
        return of.isTextNode() ? "" : Objects.requireNonNullElse(of.getAttribute(Fresh.KEY), "");
    }

    private static boolean canBecome(Element old, Element wanted) {
        if (old.isTextNode() || wanted.isTextNode()) {
            return old.isTextNode() && wanted.isTextNode();
        }
        return old.getTag().equals(wanted.getTag())
                && old.isVisible() == wanted.isVisible()
                && old.hasProperty(MARKUP) == wanted.hasProperty(MARKUP)
                && ((isPlain(old) && isPlain(wanted)) || isSame(old, wanted));
    }

    private static boolean isPlain(Element one) {
        boolean ours = !one.getTag().contains("-") || one.getTag().startsWith("tenantry-");
        return ours && one.getPropertyNames().allMatch(MARKUP::equals);
    }

    private static boolean isSame(Element old, Element wanted) {
        return old.isEnabled() == wanted.isEnabled()
                && old.getOuterHTML().equals(wanted.getOuterHTML())
                && properties(old).equals(properties(wanted));
    }

    private static Map<String, String> properties(Element of) {
        return of.getPropertyNames()
                .collect(Collectors.toMap(name -> name, name -> String.valueOf(of.getPropertyRaw(name))));
    }

    private static void become(Element old, Element wanted) {
        if (old.isTextNode()) {
            if (!old.getText().equals(wanted.getText())) {
                old.setText(wanted.getText());
            }
            return;
        }
        if (!isPlain(old)) {
            return;
        }
        attributes(old, wanted);
        String markup = wanted.getProperty(MARKUP, "");
        if (!markup.equals(old.getProperty(MARKUP, ""))) {
            old.setProperty(MARKUP, markup);
        }
        children(old, wanted.getChildren().toList());
    }

    private static void attributes(Element old, Element wanted) {
        Stream.concat(old.getAttributeNames(), wanted.getAttributeNames())
                .distinct()
                .filter(name -> !Objects.equals(old.getAttribute(name), wanted.getAttribute(name)))
                .toList()
                .forEach(name -> attribute(old, name, wanted.getAttribute(name)));
    }

    private static void attribute(Element of, String name, @Nullable String value) {
        if (value == null) {
            of.removeAttribute(name);
        } else {
            of.setAttribute(name, value);
        }
    }
}
