package dev.tenantry.helm;

import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The load balancer that the cluster has made for an ingress. */
final class LoadBalancer {

    private LoadBalancer() {}

    /** Its name; empty as long as it has none. */
    static Optional<String> of(String ingress, JsonNode ingresses) {
        return StreamSupport.stream(ingresses.spliterator(), false)
                .filter(one -> one.path("metadata").path("name").asString("").equals(ingress))
                .map(one ->
                        one.path("status").path("loadBalancer").path("ingress").path(0))
                .map(balancer -> balancer.path("hostname").asString(""))
                .filter(name -> !name.isEmpty())
                .findFirst();
    }
}
