package dev.tenantry.portal.security;

import java.io.Serializable;

/** The principal of a REST request: the client that the access token was issued to. */
public record ApiClient(String id) implements Serializable {}
