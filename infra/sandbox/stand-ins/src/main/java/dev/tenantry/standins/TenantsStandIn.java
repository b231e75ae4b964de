package dev.tenantry.standins;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What each tenant has one of in its own network, all of them in one process: the one of tenant {@code acme} is at
 * {@code /acme}. There is nothing until {@code POST /__sandbox/tenants/acme} tells that it was deployed, and what is around it;
 * telling it again keeps what it remembers. {@code DELETE} takes it away with all that it remembers.
 */
public abstract class TenantsStandIn extends StandIn {

    private static final String TENANTS = "tenants";

    /** One tenant's. */
    final class Tenant {

        private final String slug;
        private final ObjectNode about;

        private Tenant(String slug, ObjectNode about) {
            this.slug = slug;
            this.about = about;
        }

        /** What was told of it. */
        ObjectNode about() {
            return about;
        }

        Optional<String> about(String name) {
            return Optional.ofNullable(about.path(name).asString(null));
        }

        /** What it remembers under this name. */
        Map<String, ObjectNode> shelf(String name) {
            return TenantsStandIn.this.shelf(slug + "/" + name);
        }
    }

    TenantsStandIn(Place place) {
        super(place);
    }

    /** Answers one request to one tenant's, with the tenant cut off the path. */
    abstract Reply answer(Tenant tenant, Asked asked);

    /** The tenant's was deployed, perhaps not for the first time. */
    void deployed(Tenant tenant) {}

    /** Where the one of this tenant is. */
    public final URI url(String slug) {
        return URI.create(url() + "/" + slug);
    }

    @Override
    protected final Reply answer(Asked asked) {
        String slug = asked.path().getFirst();
        ObjectNode about = shelf(TENANTS).get(slug);
        return about == null
                ? Reply.of(503, Map.of("error", "nothing is deployed at /" + slug))
                : answer(new Tenant(slug, about), asked.below());
    }

    @Override
    protected final Reply control(Asked asked) {
        if (asked.is("POST /tenants/*") && asked.json() instanceof ObjectNode about) {
            String slug = asked.path().get(1);
            shelf(TENANTS).put(slug, about);
            deployed(new Tenant(slug, about));
            return Reply.of(200, about);
        }
        if (asked.is("DELETE /tenants/*")) {
            shelf(TENANTS).remove(asked.path().get(1));
            forget(asked.path().get(1) + "/");
            return Reply.of(200, Map.of());
        }
        return super.control(asked);
    }
}
