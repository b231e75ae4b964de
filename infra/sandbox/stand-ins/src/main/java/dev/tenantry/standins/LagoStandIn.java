package dev.tenantry.standins;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * As much of Lago as we call, by its source of v1.51: signing up and logging in by GraphQL, everything of an organization by
 * REST with that organization's key, without a licence. {@code PUT /__sandbox/sign-up} with {@code {"closed": true}} closes
 * signing up.
 */
public final class LagoStandIn extends StandIn {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    private final LagoUsers users = new LagoUsers(this::shelf);
    private final Clock clock;

    public LagoStandIn(Place place) {
        this(place, Clock.systemUTC());
    }

    /** With a clock that decides which subscriptions have begun. */
    public LagoStandIn(Place place, Clock clock) {
        super(place);
        this.clock = clock;
    }

    /** As with {@code LAGO_DISABLE_SIGNUP=true}, or not. */
    public void closeSignUp(boolean closed) {
        users.closeSignUp(closed);
    }

    /** Everything that is in force, by name: organizations whose name holds the text, and all that they have. */
    public Set<String> world(String text) {
        Set<String> all = new TreeSet<>();
        shelf(LagoUsers.ORGANIZATIONS).values().stream()
                .filter(row -> row.path("name").asString().contains(text))
                .forEach(row -> {
                    Tenancy tenancy = tenancy(row);
                    all.add("organization " + row.path("id").asString());
                    tenancy.customers().all().forEach(each -> add(all, "customer", each.path("external_id")));
                    tenancy.metrics().all().forEach(each -> add(all, "metric", each.path("code")));
                    tenancy.plans().kept().forEach(each -> add(all, "plan", each.path("code")));
                    tenancy.subscriptions().open().forEach(each -> add(all, "subscription", each.path("external_id")));
                });
        return all;
    }

    private static void add(Set<String> all, String kind, JsonNode name) {
        all.add(kind + " " + name.asString());
    }

    /** What one organization has. */
    private record Tenancy(
            LagoShelf customers,
            LagoShelf metrics,
            LagoPlans plans,
            LagoSubscriptions subscriptions,
            LagoEvents events) {}

    private Tenancy tenancy(ObjectNode organization) {
        String id = organization.path("id").asString();
        LagoShelf customers = new LagoShelf(shelf("customers"), id, "customer", "external_id");
        LagoShelf metrics = new LagoShelf(shelf("metrics"), id, "billable_metric", "code");
        LagoShelf plans = new LagoShelf(shelf("plans"), id, "plan", "code");
        LagoShelf subscriptions = new LagoShelf(shelf("subscriptions"), id, "subscription", "lago_id");
        return new Tenancy(
                customers,
                metrics,
                new LagoPlans(plans, metrics),
                new LagoSubscriptions(subscriptions, customers, plans, clock),
                new LagoEvents(shelf("events"), id));
    }

    @Override
    protected Reply control(Asked asked) {
        if (!asked.is("PUT /sign-up")) {
            return super.control(asked);
        }
        boolean closed = asked.json().path("closed").asBoolean(false);
        closeSignUp(closed);
        return Reply.of(200, Map.of("closed", closed));
    }

    @Override
    protected Reply answer(Asked asked) {
        if (asked.is("GET /health")) {
            return Reply.of(200, Map.of("version", "v1.51.0", "message", "Success"));
        }
        if (asked.is("POST /graphql")) {
            return users.answer(asked);
        }
        if (!asked.call().startsWith(asked.method() + " /api/v1/")) {
            return LagoRefusal.noRoute();
        }
        return users.opened(asked.header("authorization").orElse(""))
                .map(organization -> rest(organization, asked))
                .orElseGet(LagoRefusal::unauthorized);
    }

    // ---- REST

    private Reply rest(ObjectNode organization, Asked asked) {
        Tenancy tenancy = tenancy(organization);
        return switch (asked.call()) {
            case "GET /api/v1/organizations" -> shown(organization);
            case "PUT /api/v1/organizations" -> rooted(asked, "organization", wanted -> changed(organization, wanted));
            case "POST /api/v1/customers" -> rooted(asked, "customer", wanted -> upsert(tenancy, wanted));
            case "POST /api/v1/billable_metrics" -> rooted(asked, "billable_metric", tenancy.metrics()::create);
            case "POST /api/v1/plans" -> rooted(asked, "plan", tenancy.plans()::create);
            case "POST /api/v1/subscriptions" -> rooted(asked, "subscription", tenancy.subscriptions()::subscribe);
            case "POST /api/v1/events" -> rooted(asked, "event", tenancy.events()::one);
            case "POST /api/v1/events/batch" -> rooted(asked, "events", tenancy.events()::batch);
            default -> named(tenancy, asked);
        };
    }

    private static Reply named(Tenancy tenancy, Asked asked) {
        if (asked.is("POST /api/v1/plans/*/charges") || asked.is("PUT /api/v1/plans/*/charges/*")) {
            return rooted(asked, "charge", wanted -> tenancy.plans().charge(asked.path(), wanted));
        }
        return asked.path().size() == 4 ? named(tenancy, asked, asked.path().get(3)) : LagoRefusal.noRoute();
    }

    private static Reply named(Tenancy tenancy, Asked asked, String name) {
        return switch (asked.method() + " " + asked.path().get(2)) {
            case "GET customers" -> tenancy.customers().get(name);
            case "DELETE customers" -> tenancy.customers().delete(name);
            case "GET billable_metrics" -> tenancy.metrics().get(name);
            case "DELETE billable_metrics" -> tenancy.metrics().delete(name);
            case "GET plans" -> tenancy.plans().get(name);
            case "PUT plans" -> rooted(asked, "plan", wanted -> tenancy.plans().change(name, wanted));
            case "DELETE plans" -> tenancy.plans().delete(name);
            case "GET subscriptions" -> tenancy.subscriptions().get(name, asked.query());
            case "DELETE subscriptions" -> tenancy.subscriptions().end(name, asked.query());
            case "GET events" -> tenancy.events().get(name);
            default -> LagoRefusal.noRoute();
        };
    }

    private static Reply rooted(Asked asked, String root, Function<JsonNode, Reply> doing) {
        JsonNode wanted = asked.json().path(root);
        return wanted.isMissingNode() ? LagoRefusal.lacksRoot(root) : doing.apply(wanted);
    }

    private static Reply upsert(Tenancy tenancy, JsonNode wanted) {
        JsonNode email = wanted.path("email");
        JsonNode country = wanted.path("country");
        if (email.isString() && !EMAIL.matcher(email.asString()).matches()) {
            return LagoRefusal.invalid("email", "invalid_email_format");
        }
        if (country.isString() && !country.asString().matches("[A-Z]{2}")) {
            return LagoRefusal.invalid("country", "not_a_valid_country_code");
        }
        return tenancy.customers().put(wanted.path("external_id").asString(), unlicensed(wanted));
    }

    private static Reply changed(ObjectNode organization, JsonNode wanted) {
        ObjectNode profile = (ObjectNode) organization.path("profile");
        unlicensed(wanted).properties().forEach(field -> profile.set(field.getKey(), field.getValue()));
        return shown(organization);
    }

    private static Reply shown(ObjectNode organization) {
        ObjectNode shown = ((ObjectNode) organization.path("profile")).deepCopy();
        shown.set("lago_id", organization.path("id"));
        shown.set("name", organization.path("name"));
        shown.set("slug", organization.path("slug"));
        return Reply.of(200, Map.of("organization", shown));
    }

    /** What needs a licence is dropped without a word. */
    private static JsonNode unlicensed(JsonNode wanted) {
        return ((ObjectNode) wanted.deepCopy()).without(Set.of("timezone", "email_settings"));
    }
}
