package dev.tenantry.portal.audit;

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

    /** So much of an id tells one from the other. */
    private static final int TELLING = 8;

    private final People people;

    ActorNames(People people) {
        this.people = people;
    }

    Map<Actor, String> of(Collection<Actor> actors) {
        var names = people.names(persons(actors));
        return actors.stream().distinct().collect(Collectors.toMap(Function.identity(), actor -> name(actor, names)));
    }

    /** By reference; where several are called the same, each also by the beginning of its id. */
    Map<String, String> toChooseFrom(Collection<Actor> actors) {
        var names = of(actors);
        var bearers =
                names.values().stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return names.entrySet().stream()
                .collect(Collectors.toMap(
                        named -> named.getKey().reference(),
                        named -> bearers.getOrDefault(named.getValue(), 1L) == 1
                                ? named.getValue()
                                : Texts.t("audit.actor.one-of-several", named.getValue(), told(named.getKey()))));
    }

    private static String told(Actor actor) {
        return actor instanceof Actor.Person(PersonId id) ? beginning(id) : actor.reference();
    }

    /** The beginning of an id. */
    static String beginning(Object id) {
        return id.toString().substring(0, Math.min(TELLING, id.toString().length()));
    }

    private static List<PersonId> persons(Collection<Actor> actors) {
        return actors.stream()
                .filter(Actor.Person.class::isInstance)
                .map(actor -> ((Actor.Person) actor).id())
                .toList();
    }

    private static String name(Actor actor, Map<PersonId, String> names) {
        return switch (actor) {
            case Actor.Person(PersonId id) -> names.getOrDefault(id, Texts.t("audit.actor.erased"));
            case Actor.Client(String id) -> Texts.t("audit.actor.client", id);
            case Actor.Portal(String part) -> Texts.t("audit.actor.system", part);
        };
    }
}
