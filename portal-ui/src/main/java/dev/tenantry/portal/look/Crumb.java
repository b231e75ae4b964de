package dev.tenantry.portal.look;

/** A page above the current one: what it is called and its path without a slash at the beginning. */
public record Crumb(String label, String path) {}
