package dev.tenantry.outside;

import dev.tenantry.outside.OutsideFailure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A secret that lies in a file, read at each use: a rotated one works without a restart.
 *
 * @param setting the setting that names the file, for messages
 */
public record SecretFile(
        OutsideSystem system, String setting, @Nullable Path file) {

    /** From now on what lies in it is known as a secret of the portal, also before it is used. */
    public SecretFile known() {
        OwnSecrets.know(this);
        return this;
    }

    /** Throws {@link OutsideFailure} of the kind NOT_AUTHORIZED if it is not set, not readable or empty. */
    public String read() {
        String secret = readOpenly();
        OwnSecrets.use(setting, secret);
        return secret;
    }

    /** As {@link #read()}, where what lies beside the secrets is none. */
    public String readOpenly() {
        if (file == null) {
            throw failure("is not set", null);
        }
        try {
            String secret = Files.readString(file).strip();
            if (secret.isEmpty()) {
                throw failure("names an empty file", null);
            }
            return secret;
        } catch (IOException e) {
            throw failure("names a file that cannot be read", e);
        }
    }

    private OutsideFailure failure(String why, @Nullable Throwable cause) {
        return new OutsideFailure(system, Kind.NOT_AUTHORIZED, 0, setting + " " + why, null, cause);
    }
}
