package dev.tenantry.litellm;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where LiteLLM is.
 *
 * @param url the proxy, without a trailing slash
 * @param keyFile file with a management key of a {@code proxy_admin} user
 */
@ConfigurationProperties("tenantry.litellm")
record LiteLlmSettings(@Nullable URI url, @Nullable Path keyFile) {}
