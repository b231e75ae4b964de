package dev.tenantry.lago;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import tools.jackson.databind.JsonNode;

/**
 * The calls we make, written from Lago 1.51's source and its OpenAPI file. The first argument is what opens the
 * organization: {@code Bearer …}.
 */
interface LagoApi {

    @GetExchange("/health")
    JsonNode health();

    /** Says no with status 200. */
    @PostExchange("/graphql")
    JsonNode graphQl(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String opening,
            @RequestHeader(name = "x-lago-organization", required = false) @Nullable String organization,
            @RequestBody Map<String, Object> question);

    @GetExchange("/api/v1/organizations")
    JsonNode organization(@RequestHeader(HttpHeaders.AUTHORIZATION) String opening);

    @PutExchange("/api/v1/organizations")
    JsonNode changeOrganization(
            @RequestHeader(HttpHeaders.AUTHORIZATION) String opening, @RequestBody Map<String, Object> rooted);

    @GetExchange("/api/v1/{kind}/{id}")
    JsonNode find(
            @RequestHeader(HttpHeaders.AUTHORIZATION) String opening,
            @PathVariable("kind") String kind,
            @PathVariable("id") String id);

    @PostExchange("/api/v1/{kind}")
    JsonNode create(
            @RequestHeader(HttpHeaders.AUTHORIZATION) String opening,
            @PathVariable("kind") String kind,
            @RequestBody Map<String, Object> rooted);

    @PutExchange("/api/v1/{kind}/{id}")
    JsonNode change(
            @RequestHeader(HttpHeaders.AUTHORIZATION) String opening,
            @PathVariable("kind") String kind,
            @PathVariable("id") String id,
            @RequestBody Map<String, Object> rooted);

    @DeleteExchange("/api/v1/{kind}/{id}")
    JsonNode delete(
            @RequestHeader(HttpHeaders.AUTHORIZATION) String opening,
            @PathVariable("kind") String kind,
            @PathVariable("id") String id);

    // ---- what is not like the others

    @PostExchange("/api/v1/plans/{plan}/charges")
    JsonNode addCharge(
            @RequestHeader(HttpHeaders.AUTHORIZATION) String opening,
            @PathVariable("plan") String plan,
            @RequestBody Map<String, Object> rooted);

    @PutExchange("/api/v1/plans/{plan}/charges/{charge}")
    JsonNode changeCharge(
            @RequestHeader(HttpHeaders.AUTHORIZATION) String opening,
            @PathVariable("plan") String plan,
            @PathVariable("charge") String charge,
            @RequestBody Map<String, Object> rooted);

    /** One that begins later is pending, and found by asking for that. */
    @GetExchange("/api/v1/subscriptions/{id}")
    JsonNode subscription(
            @RequestHeader(HttpHeaders.AUTHORIZATION) String opening,
            @PathVariable("id") String id,
            @RequestParam("status") String status);

    @DeleteExchange("/api/v1/subscriptions/{id}?on_termination_invoice=skip")
    JsonNode endSubscription(
            @RequestHeader(HttpHeaders.AUTHORIZATION) String opening,
            @PathVariable("id") String id,
            @RequestParam("status") String status);
}
