package dev.tenantry.portal.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Mono;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an entry's details and subjects are called in the chain, and to people; a name that nobody knows here is shown as it is. */
enum Detail {
    ACCOUNT,
    ADDRESS,
    ANSWER,
    ATTEMPT,
    BUILD,
    CHANGE,
    CLIENT,
    COMPLETE,
    ENDPOINT,
    ENTRY,
    FIELDS("Field"),
    FINGERPRINT,
    INTENT,
    KEY,
    KIND("RunKind"),
    LOST,
    MCP_SERVER,
    NAME,
    NUMBER,
    OUTCOME,
    OWNER,
    PERSON,
    REASON,
    REASONS,
    ROLE("Role"),
    RUN,
    RUNS,
    SECRET,
    SERVICE,
    SIGNATURE,
    SLUG,
    STATE("RunState"),
    STEP,
    TENANT,
    UNDOING,
    USER;

    private final String words;

    Detail() {
        this("");
    }

    /** @param words the constants that its values are names of; empty for values that are no words */
    Detail(String words) {
        this.words = words;
    }

    private static Optional<Detail> of(String name) {
        String constant = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(known -> known.name().equals(constant))
                .findFirst();
    }

    static String label(String name) {
        return of(name).map(Texts::t).orElse(name);
    }

    /** In words where its words are known, to the letter otherwise. */
    static Component value(String name, String value) {
        return of(name).filter(known -> !known.words.isEmpty())
                .<Component>map(known -> new Span(inWords(known.words, value)))
                .orElseGet(() -> new Mono(value));
    }

    private static String inWords(String words, String value) {
        return Arrays.stream(value.split(", "))
                .map(word -> Texts.find(words + "." + word).orElse(word))
                .collect(Collectors.joining(", "));
    }
}
