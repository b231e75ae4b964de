package dev.tenantry.keycloak;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import tools.jackson.databind.JsonNode;

/** The calls we make, checked against Keycloak 26.7.3. Fields that it does not know are refused by it. */
interface KeycloakApi {

    /**
     * Organizations with an attribute of that value.
     *
     * @param query {@code attribute:value}, exact; by alias there is no search, and {@code ?alias=} finds everything
     */
    @GetExchange("/organizations?first=0&max=2")
    JsonNode organizations(@RequestParam("q") String query);

    @GetExchange("/organizations/{id}")
    JsonNode organization(@PathVariable("id") String id);

    @PostExchange("/organizations")
    void createOrganization(@RequestBody JsonNode organization);

    /** Replaces: a domain that is left out is gone. */
    @PutExchange("/organizations/{id}")
    void replaceOrganization(@PathVariable("id") String id, @RequestBody JsonNode organization);

    @DeleteExchange("/organizations/{id}")
    void deleteOrganization(@PathVariable("id") String id);

    /** The attributes that people may have; others are dropped without a word. */
    @GetExchange("/users/profile")
    JsonNode userProfile();

    @GetExchange("/users?exact=true&first=0&max=2&briefRepresentation=false")
    JsonNode users(@RequestParam("email") String email);

    /**
     * People with an attribute of that value.
     *
     * @param query {@code attribute:value}, exact
     */
    @GetExchange("/users?first=0&max=1000&briefRepresentation=false")
    JsonNode usersWith(@RequestParam("q") String query);

    @PostExchange("/users")
    void createUser(@RequestBody JsonNode user);

    @DeleteExchange("/users/{id}")
    void deleteUser(@PathVariable("id") String id);

    @GetExchange("/organizations/members/{user}/organizations?first=0&max=1000")
    JsonNode organizationsOf(@PathVariable("user") String user);

    /**
     * Makes somebody a member of the organization.
     *
     * @param user the bare id, which Keycloak takes for a JSON text
     */
    @PostExchange(url = "/organizations/{id}/members", contentType = "application/json")
    void addMember(@PathVariable("id") String organization, @RequestBody String user);

    @DeleteExchange("/organizations/{id}/members/{user}")
    void removeMember(@PathVariable("id") String organization, @PathVariable("user") String user);
}
