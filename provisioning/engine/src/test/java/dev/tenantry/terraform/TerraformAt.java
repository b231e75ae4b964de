package dev.tenantry.terraform;

import dev.tenantry.processes.ProcessHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/** Terraform's adapter for tests of other packages. */
public final class TerraformAt {

    private TerraformAt() {}

    /** The one of this machine as the portal finds it; empty where none is recent enough. */
    public static Optional<TerraformFound> ofThisMachine() {
        return Optional.of(new TerraformFinder(System.getenv()).find(TerraformSettings.defaults()))
                .filter(TerraformFound.class::isInstance)
                .map(TerraformFound.class::cast);
    }

    /** Its tasks run on the host that is given; the program itself says no more than its version. */
    public static Terraform pretended(ProcessHost host, Path folder) {
        try {
            Path program =
                    Files.writeString(folder.resolve("pretended-terraform"), "#!/bin/sh\necho 'Terraform v1.11.4'\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
            TerraformSettings settings =
                    TerraformSettings.defaults().withBinary(program.toString()).withProviderMirror(folder);
            return new Terraform(host, new TerraformFinder(Map.of()), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
