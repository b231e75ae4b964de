package dev.tenantry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher where something is not as usual. */
class LauncherTests {

    private static final Path ROOT = Path.of("../../..").toAbsolutePath().normalize();

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "99999999 ", "1 5"})
    void stops_although_process_ids_are_stale_and_leaves_their_new_owners_alone(String stale) throws Exception {
        for (String file : List.of("portal.pid", "world/litellm/pid", "moto/pid", "database/data/postmaster.pid")) {
            Files.createDirectories(home.resolve(file).getParent());
            Files.writeString(home.resolve(file), stale + "\n");
        }

        Ended stop = launcher("", "stop");

        assertThat(stop.code()).as(stop.said()).isZero();
        assertThat(stop.said()).contains("nothing of the sandbox runs any more");
        assertThat(home.resolve("portal.pid")).doesNotExist();
    }

    @Test
    void throws_nothing_away_unless_told_so() throws Exception {
        Files.writeString(home.resolve("kept"), "x");
        Files.createDirectories(home.resolve("tools"));

        assertThat(launcher("y\n", "reset").code()).isZero();
        assertThat(launcher("", "reset").code()).isZero();
        assertThat(home.resolve("kept")).exists();

        assertThat(launcher("yes\n", "reset").code()).isZero();
        assertThat(home.resolve("kept")).doesNotExist();
        assertThat(home.resolve("tools")).exists();
    }

    @Test
    void names_a_port_that_is_taken_before_anything_is_started() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            Ended start = run(
                    "",
                    List.of(
                            ROOT.resolve("infra/sandbox/bin/run.sh").toString(),
                            System.getProperty("java.home"),
                            "no.jar",
                            home.toString(),
                            port));

            assertThat(start.code()).isNotZero();
            assertThat(start.said()).contains("port " + port + " is in use", "TENANTRY_PORT=");
            assertThat(home).isEmptyDirectory();
        }
    }

    /** An old Terraform does not hide an OpenTofu that can be used; without either, runs are simulated instead of failing. */
    @ParameterizedTest
    @CsvSource({
        "Terraform v1.11.0, OpenTofu v1.10.0, terraform",
        "Terraform v1.5.7, OpenTofu v1.10.2, tofu",
        "Terraform v1.9.9, OpenTofu v1.9.1, ''",
        "cannot say, OpenTofu v1.12.0, tofu"
    })
    void takes_the_first_terraform_that_is_recent_enough(String terraform, String tofu, String taken) throws Exception {
        program("terraform", terraform);
        program("tofu", tofu);

        Ended asked = run(
                "",
                List.of(
                        "env",
                        "PATH=" + home + ":/usr/bin:/bin",
                        ROOT.resolve("infra/sandbox/bin/terraform.sh").toString()));

        assertThat(asked.code()).isZero();
        assertThat(asked.said().lines().filter(line -> !line.contains(" is version ")))
                .containsExactlyElementsOf(
                        taken.isEmpty()
                                ? List.of()
                                : List.of(home.resolve(taken).toString()));
        assertThat(asked.said().contains("terraform is version")).isNotEqualTo(taken.equals("terraform"));
    }

    private void program(String name, String says) throws IOException {
        Path file = Files.writeString(home.resolve(name), "#!/bin/sh\necho '" + says + "'\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"start --real", "start --real ollama", "start litellm", "verify nothing", "no-such-command"})
    void refuses_what_it_does_not_know_and_says_what_it_does(String command) throws Exception {
        Ended refused = launcher("", command.split(" "));

        assertThat(refused.code()).isNotZero();
        assertThat(refused.said()).contains("portal: ").containsAnyOf("litellm", "--real", "./portal start");
    }

    private Ended launcher(String input, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("portal").toString()));
        command.addAll(List.of(arguments));
        return run(input, command);
    }

    private Ended run(String input, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TENANTRY_HOME", home.toString());
        Process process = builder.start();
        try (var keyboard = process.outputWriter()) {
            keyboard.write(input);
        } catch (IOException nobodyReads) {
            // it ended without asking anything
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("%s ends", command).isTrue();
        return new Ended(process.exitValue(), said);
    }

    private record Ended(int code, String said) {}
}
