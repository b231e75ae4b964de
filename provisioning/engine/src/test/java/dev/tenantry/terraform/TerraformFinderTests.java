package dev.tenantry.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.steps.Saying;
import dev.tenantry.terraform.TerraformFound.Product;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerraformFinderTests {

    private static final Path SEARCH =
            Path.of("../../infra/sandbox/bin/terraform.sh").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void finds_the_program_on_the_search_path_and_prefers_terraform() throws IOException {
        program("tofu", "OpenTofu v1.10.6");
        assertThat(find(TerraformSettings.defaults()))
                .isEqualTo(new TerraformFound(folder.resolve("tofu"), Product.OPENTOFU, "1.10.6", null));

        program("terraform", "Terraform v1.11.4");
        assertThat(find(TerraformSettings.defaults()))
                .isEqualTo(new TerraformFound(folder.resolve("terraform"), Product.TERRAFORM, "1.11.4", null));
    }

    @Test
    void says_what_to_install_if_there_is_none() {
        assertThat(find(TerraformSettings.defaults())).isEqualTo(missing(TerraformPhrase.NONE_HERE.say()));
        assertThat(find(TerraformSettings.defaults().withBinary("tofu")))
                .isEqualTo(missing(TerraformPhrase.NOT_HERE.say("tofu")));
    }

    @Test
    void refuses_a_version_that_cannot_lock_in_s3() throws IOException {
        program("terraform", "Terraform v1.10.5");
        assertThat(find(TerraformSettings.defaults())).isEqualTo(tooOld("1.10.5", "1.11"));

        program("terraform", "OpenTofu v1.9.1");
        assertThat(find(TerraformSettings.defaults())).isEqualTo(tooOld("1.9.1", "1.10"));
    }

    private static TerraformMissing missing(Saying why) {
        return new TerraformMissing(why);
    }

    private TerraformMissing tooOld(String version, String least) {
        return missing(TerraformPhrase.TOO_OLD.say(folder.resolve("terraform"), version, least));
    }

    @Test
    void takes_the_second_name_where_the_first_is_too_old() throws IOException {
        program("terraform", "Terraform v1.5.7");
        program("tofu", "OpenTofu v1.10.6");

        assertThat(find(TerraformSettings.defaults()))
                .isEqualTo(new TerraformFound(folder.resolve("tofu"), Product.OPENTOFU, "1.10.6", null));
    }

    @Test
    void says_of_two_that_are_too_old_what_the_first_lacks() throws IOException {
        program("terraform", "Terraform v1.5.7");
        program("tofu", "OpenTofu v1.9.1");

        assertThat(find(TerraformSettings.defaults())).isEqualTo(tooOld("1.5.7", "1.11"));
    }

    @Test
    void takes_no_other_than_the_one_that_the_settings_name() throws IOException {
        program("terraform", "Terraform v1.5.7");
        program("tofu", "OpenTofu v1.10.6");

        assertThat(find(TerraformSettings.defaults().withBinary("terraform"))).isInstanceOf(TerraformMissing.class);
    }

    @Test
    void launcher_and_portal_take_the_same_one() throws IOException, InterruptedException {
        assertThat(launchers()).isEmpty();
        program("terraform", "Terraform v1.5.7");
        assertThat(launchers()).isEmpty();
        program("tofu", "OpenTofu v1.10.6");
        assertThat(launchers()).isEqualTo(folder.resolve("tofu").toString());
        program("terraform", "Terraform v1.11.4");
        assertThat(launchers()).isEqualTo(folder.resolve("terraform").toString());
    }

    /** What the launcher's own search finds in the folder, once it is known to be what the portal finds. */
    private String launchers() throws IOException, InterruptedException {
        ProcessBuilder search = new ProcessBuilder("/bin/bash", SEARCH.toString());
        search.environment().put("PATH", folder + ":" + tools());
        Process process = search.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).isZero();
        TerraformLookup found = find(TerraformSettings.defaults());
        assertThat(found instanceof TerraformFound one ? one.binary().toString() : "")
                .isEqualTo(said);
        return said;
    }

    /** What the search itself needs, and no Terraform of this machine. */
    private Path tools() throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of("sed", "sort", "head")) {
            if (Files.notExists(tools.resolve(tool))) {
                Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
            }
        }
        return tools;
    }

    @Test
    void refuses_a_program_that_is_something_else() throws IOException {
        program("terraform", "hello");

        assertThat(find(TerraformSettings.defaults()))
                .isEqualTo(missing(TerraformPhrase.NO_VERSION.say(folder.resolve("terraform"))));
    }

    @Test
    void refuses_a_mirror_that_is_not_there() throws IOException {
        program("terraform", "Terraform v1.11.4");

        Path nothing = folder.resolve("nothing");
        assertThat(find(TerraformSettings.defaults().withProviderMirror(nothing)))
                .isEqualTo(missing(TerraformPhrase.NO_MIRROR.say(nothing)));
    }

    @Test
    void takes_the_mirror_of_the_home_folder() throws IOException {
        program("terraform", "Terraform v1.11.4");
        Path mirror = folder.resolve(".terraform.d/plugins");
        Files.createDirectories(mirror.resolve("registry.terraform.io/hashicorp/aws"));

        assertThat(find(TerraformSettings.defaults()))
                .isInstanceOfSatisfying(
                        TerraformFound.class,
                        found -> assertThat(found.providerMirror()).isEqualTo(mirror));
    }

    @Test
    void passes_over_a_mirror_that_lacks_the_provider_of_our_stacks() throws IOException {
        program("terraform", "Terraform v1.11.4");
        Files.createDirectories(folder.resolve(".terraform.d/plugins/registry.terraform.io/hashicorp/random"));

        assertThat(find(TerraformSettings.defaults()))
                .isInstanceOfSatisfying(
                        TerraformFound.class,
                        found -> assertThat(found.providerMirror()).isNull());
    }

    /** What the launcher's doctor says, and what the suites of infra/ take, is what runs take. */
    @ParameterizedTest
    @ValueSource(strings = {"portal", "infra/terraform/test/lib.sh"})
    void scripts_look_for_providers_where_runs_do(String script) throws IOException {
        assertThat(Files.readString(Path.of("../..").resolve(script)))
                .contains("in \"$HOME/" + TerraformFinder.HOME_MIRROR + "\" "
                        + String.join(" ", TerraformFinder.MIRRORS) + "; do")
                .contains("[ -d \"$folder/registry.terraform.io/hashicorp/aws\" ]");
    }

    private TerraformLookup find(TerraformSettings settings) {
        // the test machine's own mirrors are looked at too, but after the home folder's
        TerraformLookup found =
                new TerraformFinder(Map.of("PATH", folder.toString(), "HOME", folder.toString())).find(settings);
        return found instanceof TerraformFound other
                        && other.providerMirror() != null
                        && !other.providerMirror().startsWith(folder)
                ? new TerraformFound(other.binary(), other.product(), other.version(), null)
                : found;
    }

    private void program(String name, String says) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\necho '" + says + "'\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
