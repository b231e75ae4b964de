package dev.tenantry.terraform;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A Terraform that we can use.
 *
 * @param providerMirror a folder of unpacked providers, or null: they are downloaded
 */
public record TerraformFound(
        Path binary,
        Product product,
        String version,
        @Nullable Path providerMirror) implements TerraformLookup {

    /** Whose program it is. */
    public enum Product {
        TERRAFORM,
        OPENTOFU,
        /** The sandbox's own, which changes nothing outside. */
        SIMULATED
    }
}
