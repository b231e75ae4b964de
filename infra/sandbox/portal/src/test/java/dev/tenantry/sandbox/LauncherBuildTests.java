package dev.tenantry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code ./portal start} builds when something changed that is in a jar, and only then; tried in a tree of its own with a Maven that builds nothing. */
class LauncherBuildTests {

    private static final Path ROOT = Path.of("../../..").toAbsolutePath().normalize();
    private static final Path TARGET = Path.of("infra/sandbox/portal/target");
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final Pattern RESOURCE = Pattern.compile(
            "<resource>.*?<directory>([^<]*)</directory>(?:(?!</resource>).)*?(?:<include>([^<]*)</include>.*?)?</resource>",
            Pattern.DOTALL);

    @TempDir
    Path tree;

    @BeforeEach
    void was_built_after_all_was_written() throws Exception {
        Files.copy(ROOT.resolve("portal"), tree.resolve("portal"));
        program("infra/sandbox/bin/run.sh", "echo started");
        program("bin/mvn", "mkdir -p " + TARGET + "; echo built");
        program("bin/moto_server", "exit 0");
        write("portal-ui/pom.xml");
        write("portal-ui/src/main/java/Main.java");
        for (String input : inputs().toList()) {
            write(input);
        }
        for (Path file : all()) {
            Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
        }
        write(TARGET.resolve("tenantry-sandbox-portal-0.1.0-SNAPSHOT.jar").toString());
        write(TARGET.resolve("built").toString());
        Files.setLastModifiedTime(tree.resolve(TARGET).resolve("built"), FileTime.from(LONG_AGO.plusSeconds(60)));
    }

    @Test
    void builds_nothing_when_nothing_changed() throws Exception {
        assertThat(start()).isEqualTo("started");
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void builds_when_what_a_jar_takes_from_elsewhere_changed(String input) throws Exception {
        write(input);

        assertThat(start()).contains("building", "built", "started");
    }

    @Test
    void builds_when_a_page_was_removed() throws Exception {
        Files.delete(tree.resolve("docs/runbooks/en/page.md"));

        assertThat(start()).contains("building");
    }

    @Test
    void builds_when_code_or_a_pom_changed_and_not_for_what_is_in_no_jar() throws Exception {
        write("docs/testing.md");
        write("portal-ui/src/test/java/MainTests.java");
        assertThat(start()).isEqualTo("started");

        write("portal-ui/src/main/java/Main.java");
        assertThat(start()).contains("building");
    }

    /** What the poms take into jars from elsewhere than a module's own sources, one file of each. */
    static Stream<String> inputs() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path pom : poms()) {
            RESOURCE.matcher(Files.readString(pom))
                    .results()
                    .filter(resource -> !resource.group(1).startsWith("src/"))
                    .map(resource -> pom.resolveSibling(resource.group(1).replace("${project.basedir}/", ""))
                            .resolve(resource.group(2) == null ? "en/page.md" : resource.group(2))
                            .normalize())
                    .map(file -> ROOT.relativize(file).toString())
                    .forEach(found::add);
        }
        assertThat(found).contains("docs/runbooks/en/page.md", "infra/bootstrap/tenant-account.yaml");
        return found.stream();
    }

    private static List<Path> poms() throws IOException {
        try (Stream<Path> files = Files.find(
                ROOT,
                4,
                (path, _) -> path.endsWith("pom.xml")
                        && !ROOT.relativize(path).startsWith(".tenantry")
                        && !path.toString().contains("/target/"))) {
            return files.toList();
        }
    }

    private List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            return files.toList();
        }
    }

    private void write(String file) throws IOException {
        Path path = tree.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "x");
    }

    private void program(String file, String shell) throws IOException {
        write(file);
        Path path = Files.writeString(tree.resolve(file), "#!/bin/sh\n" + shell + "\n");
        assertThat(path.toFile().setExecutable(true)).isTrue();
    }

    private String start() throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(tree.resolve("portal").toString(), "start").redirectErrorStream(true);
        builder.environment().put("PATH", tree.resolve("bin") + ":/usr/bin:/bin");
        builder.environment().put("PORTAL_JDK", System.getProperty("java.home"));
        builder.environment().put("TENANTRY_HOME", tree.resolve(".tenantry").toString());
        Process process = builder.start();
        String said = String.join("\n", process.inputReader().lines().toList());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return said;
    }
}
