package dev.tenantry.portal.audit;

import dev.tenantry.audit.TrailEntry;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.PersonId;
import dev.tenantry.people.People;
import dev.tenantry.portal.i18n.Texts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What actors are called: the person's name while it is known, else what is left. */
@Component
class ActorNames {

    private final People people;

    ActorNames(People people) {
        this.people = people;
    }

    Map<Actor, String> of(Collection<TrailEntry> entries) {
        var actors = entries.stream().map(TrailEntry::actor).distinct().toList();
        var names = people.names(persons(actors));
        return actors.stream().collect(Collectors.toMap(Function.identity(), actor -> name(actor, names)));
    }

    private static List<PersonId> persons(List<Actor> actors) {
        return actors.stream()
                .filter(Actor.Person.class::isInstance)
                .map(actor -> ((Actor.Person) actor).id())
                .toList();
    }

    private static String name(Actor actor, Map<PersonId, String> names) {
        return switch (actor) {
            case Actor.Person(PersonId id) -> names.getOrDefault(id, Texts.t("audit.actor.erased"));
            case Actor.Client(String id) -> Texts.t("audit.actor.client", id);
            case Actor.System(String part) -> Texts.t("audit.actor.system", part);
        };
    }
}
