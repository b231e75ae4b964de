package dev.tenantry.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTests extends MasterKeyContract {

    @TempDir
    private Path folder;

    @Override
    MasterKey key() {
        return new KeyFile(folder.resolve("key"));
    }

    @Override
    MasterKey other() {
        return new KeyFile(folder.resolve("other"));
    }

    @Test
    void only_its_owner_may_read_it() throws IOException {
        key();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key"))))
                .isEqualTo("rw-------");
    }
}
