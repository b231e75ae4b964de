package dev.tenantry.portal.audit;

import dev.tenantry.audit.TrailEntry;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.PersonId;
import dev.tenantry.people.People;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.tenants.KnownTenants;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What entries speak of, by the names that it has now: who acted, on what, and of which tenant. */
@Component
class TrailWords {

    /** What the trail appends to an act of another system, once its outcome is known. */
    private static final String CONCLUDED = ".concluded";

    private static final String PERSON = "person";

    private final ActorNames actors;
    private final KnownTenants tenants;
    private final People people;

    TrailWords(ActorNames actors, KnownTenants tenants, People people) {
        this.actors = actors;
        this.tenants = tenants;
        this.people = people;
    }

    /** Names for a page of entries, each kind found in one query. */
    Named of(List<TrailEntry> entries) {
        return new Named(
                actors.of(entries.stream().map(TrailEntry::actor).distinct().toList()),
                tenants.names(entries.stream()
                        .map(TrailEntry::tenant)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList()),
                people.names(entries.stream()
                        .map(TrailEntry::subject)
                        .filter(subject -> subject.type().equals(PERSON))
                        .map(subject -> PersonId.of(subject.id()))
                        .distinct()
                        .toList()));
    }

    /** Names of what the entries of a page speak of; what is gone is told by the beginning of its id. */
    record Named(Map<Actor, String> actors, Map<TenantId, String> tenants, Map<PersonId, String> people) {

        String actor(TrailEntry entry) {
            return actors.getOrDefault(entry.actor(), entry.actor().reference());
        }

        /** What was done, where the area that does it has words for that: text key {@code act.<act>}. */
        Optional<String> act(TrailEntry entry) {
            if (!entry.act().endsWith(CONCLUDED)) {
                return words(entry.act(), entry);
            }
            // the outcome of what was announced before says what that was, and what became of it
            var announced = entry.act().substring(0, entry.act().length() - CONCLUDED.length());
            return words(announced, entry)
                    .flatMap(act -> Texts.find("Outcome." + entry.details().get("outcome"), act));
        }

        private Optional<String> words(String act, TrailEntry entry) {
            return Texts.find("act." + act, object(act, entry), tenant(entry.tenant()));
        }

        private String object(String act, TrailEntry entry) {
            var id = entry.subject().id();
            return switch (entry.subject().type()) {
                case "run" -> run(entry);
                case "runs" -> Texts.t("audit.object.all-runs");
                case "tenant" ->
                    act.startsWith("runs.")
                            ? Texts.t("audit.object.runs", tenant(entry.tenant()))
                            : tenant(entry.tenant());
                case PERSON ->
                    Optional.ofNullable(people.get(PersonId.of(id)))
                            .orElseGet(() -> Texts.t("audit.object.person", ActorNames.beginning(id)));
                default -> id;
            };
        }

        private String run(TrailEntry entry) {
            var number = entry.details().get("number");
            var tenant = tenant(entry.tenant());
            return number == null
                    ? Texts.t(
                            "audit.object.run.unnumbered",
                            ActorNames.beginning(entry.subject().id()),
                            tenant)
                    : Texts.t("audit.object.run", number, tenant);
        }

        /** A draft may have no name yet, and one that was thrown away has none any more. */
        String tenant(@Nullable TenantId tenant) {
            if (tenant == null) {
                return Texts.t("audit.chain.provider");
            }
            return Optional.ofNullable(tenants.get(tenant))
                    .filter(name -> !name.isBlank())
                    .orElseGet(() -> Texts.t("audit.object.tenant", ActorNames.beginning(tenant)));
        }
    }
}
