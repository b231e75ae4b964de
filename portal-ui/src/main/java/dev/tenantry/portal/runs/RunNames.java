package dev.tenantry.portal.runs;

import dev.tenantry.identity.PersonId;
import dev.tenantry.people.People;
import dev.tenantry.portal.i18n.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names for the references that runs keep: an erased person is an id, the engine is the engine. */
@Component
class RunNames {

    private static final String PERSON = "person:";

    private final People people;

    RunNames(People people) {
        this.people = people;
    }

    String of(@Nullable String actor) {
        if (actor == null) {
            return Texts.t("runs.engine");
        }
        if (!actor.startsWith(PERSON)) {
            return actor.substring(actor.indexOf(':') + 1);
        }
        PersonId person = PersonId.of(actor.substring(PERSON.length()));
        return people.names(List.of(person)).getOrDefault(person, Texts.t("runs.someone"));
    }
}
