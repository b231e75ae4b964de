package dev.tenantry.secrets;

import dev.tenantry.aws.KeyService;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the master key: AWS KMS if a key is named, else a key file. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecretsConfiguration.SecretsSettings.class)
class SecretsConfiguration {

    /**
     * @param kmsKey ARN of the key in production
     * @param keyFile where the key lies otherwise
     */
    @ConfigurationProperties("tenantry.secrets")
    record SecretsSettings(
            @Nullable String kmsKey, @Nullable Path keyFile) {}

    @Bean
    MasterKey masterKey(SecretsSettings settings, KeyService kms) {
        if (settings.kmsKey() != null) {
            return new KmsKey(kms, settings.kmsKey());
        }
        if (settings.keyFile() == null) {
            throw new IllegalStateException("tenantry.secrets.kms-key or tenantry.secrets.key-file must be set");
        }
        return new KeyFile(settings.keyFile());
    }
}
