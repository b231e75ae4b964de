package dev.tenantry.aws;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param emulator address of an AWS emulator, which takes any credentials; null is AWS itself
 */
@ConfigurationProperties("tenantry.infrastructure")
record AwsSettings(@Nullable URI emulator) {}
