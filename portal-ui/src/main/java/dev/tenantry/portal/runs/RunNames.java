package dev.tenantry.portal.runs;

import dev.tenantry.identity.PersonId;
import dev.tenantry.people.People;
import dev.tenantry.portal.i18n.Texts;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names for the references that runs keep: an erased person is an id, the engine is the engine. */
@Component
public class RunNames {

    private static final String PERSON = "person:";

    private final People people;

    RunNames(People people) {
        this.people = people;
    }

    /** The name of one; of nobody, the engine's. */
    public String of(@Nullable String actor) {
        return actor == null ? Texts.t("runs.engine") : of(Set.of(actor)).getOrDefault(actor, "");
    }

    /** The name of each, found in one query. */
    Map<String, String> of(Set<String> actors) {
        Map<PersonId, String> named = people.names(
                actors.stream().filter(RunNames::isPerson).map(RunNames::person).toList());
        return actors.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(),
                        actor -> isPerson(actor)
                                ? named.getOrDefault(person(actor), Texts.t("runs.someone"))
                                : actor.substring(actor.indexOf(':') + 1)));
    }

    private static boolean isPerson(String actor) {
        return actor.startsWith(PERSON);
    }

    private static PersonId person(String actor) {
        return PersonId.of(actor.substring(PERSON.length()));
    }
}
