package dev.tenantry.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackSourcesTests {

    @TempDir
    private Path root;

    private StackSources sources;

    @BeforeEach
    void write_a_stack() throws IOException {
        sources = new StackSources(root);
        put("stacks/one/main.tf", "# one");
        put("stacks/two/main.tf", "# two");
        put("modules/network/main.tf", "# network");
    }

    @Test
    void digest_follows_the_stack_and_its_modules_and_nothing_else() throws IOException {
        String before = sources.digest("one");
        put("stacks/two/main.tf", "# changed");
        put("stacks/one/.terraform/modules/modules.json", "{}");
        put("stacks/one/terraform.tfstate", "{}");
        assertThat(sources.digest("one")).isEqualTo(before).hasSize(64);

        put("modules/network/main.tf", "# changed");
        assertThat(sources.digest("one")).isNotEqualTo(before);
    }

    @Test
    void digest_tells_a_renamed_file() throws IOException {
        String before = sources.digest("one");
        Files.move(root.resolve("stacks/one/main.tf"), root.resolve("stacks/one/other.tf"));

        assertThat(sources.digest("one")).isNotEqualTo(before);
    }

    @Test
    void knows_which_stacks_there_are() {
        assertThat(sources.contains("one")).isTrue();
        assertThat(sources.contains("three")).isFalse();
    }

    private void put(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
