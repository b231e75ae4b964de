package dev.tenantry.tenantside;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A secret by its name in the tenant's own Secrets Manager. The build that runs a job resolves it into an environment
 * variable; neither the job nor its result ever holds the secret.
 *
 * @param id name or ARN in Secrets Manager
 * @param key the member, if the secret is a JSON object
 */
public record SecretRef(String id, @Nullable String key) {

    /** What the variables of all secrets begin with. */
    public static final String PREFIX = "TENANTRY_SECRET_";

    @JsonCreator
    public SecretRef(@JsonProperty("id") String id, @JsonProperty("key") @Nullable String key) {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a secret needs a name");
        }
        this.id = id;
        this.key = key;
    }

    /** The whole secret. */
    public static SecretRef of(String id) {
        return new SecretRef(id, null);
    }

    /** The environment variable that carries it to the runner. */
    @JsonIgnore
    public String variable() {
        String name = key == null ? id : id + "_" + key;
        return PREFIX + name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** How CodeBuild names it in a variable of the type {@code SECRETS_MANAGER}. */
    @JsonIgnore
    public String buildValue() {
        return key == null ? id : id + ":" + key;
    }
}
