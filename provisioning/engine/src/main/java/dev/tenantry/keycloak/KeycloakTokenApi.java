package dev.tenantry.keycloak;

import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.JsonNode;

/** Where tokens come from; who asks is told by HTTP Basic. */
interface KeycloakTokenApi {

    @PostExchange(url = "/protocol/openid-connect/token", contentType = "application/x-www-form-urlencoded")
    JsonNode token(@RequestParam("grant_type") String grant);
}
