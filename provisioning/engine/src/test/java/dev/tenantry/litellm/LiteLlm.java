package dev.tenantry.litellm;

import dev.tenantry.models.ModelGateway;
import java.net.URI;
import java.nio.file.Path;

/** The adapter for tests of others. */
public final class LiteLlm {

    private LiteLlm() {}

    public static ModelGateway at(URI url, Path keyFile) {
        return new LiteLlmGateway(new LiteLlmSettings(url, keyFile));
    }
}
