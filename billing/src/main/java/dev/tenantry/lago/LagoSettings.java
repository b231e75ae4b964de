package dev.tenantry.lago;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where Lago is. It needs no credential of the provider: each organization has an owner of its own.
 *
 * @param url its API as the portal alone reaches it, with sign-up open; without a trailing slash
 */
@ConfigurationProperties("tenantry.lago")
record LagoSettings(@Nullable URI url) {}
