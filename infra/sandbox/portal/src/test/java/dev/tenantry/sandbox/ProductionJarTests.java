package dev.tenantry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What is delivered has nothing of the sandbox in it: the packaged jar is opened, as every build makes it before these tests. */
class ProductionJarTests {

    private static final Path ROOT = Path.of("../../..").toAbsolutePath().normalize();
    /** Our own jars inside; those of others hold no class of ours. */
    private static final Pattern OURS = Pattern.compile("(.*/)?tenantry-[^/]*\\.jar");

    private static final Pattern SANDBOX = Pattern.compile(
            "(.*/)?dev/tenantry/(sandbox|standins)/.*|.*(sandbox|stand-ins|build-host|simulated)[^/]*\\.jar"
                    + "|(.*/)?application-sandbox\\..*|.*/(playwright|junit|mockito|assertj)[^/]*\\.jar");

    @Test
    void production_jar_holds_nothing_of_the_sandbox() throws IOException {
        List<String> entries = entries(packaged("portal-ui", "-exec.jar"));

        assertThat(entries)
                .as("what the jar of the portal holds")
                .anyMatch(entry -> entry.endsWith("BOOT-INF/classes/dev/tenantry/TenantryPortal.class"))
                .anyMatch(entry -> entry.matches(".*tenantry-engine[^/]*\\.jar!dev/tenantry/runs/RunControl\\.class"));
        assertThat(entries).noneMatch(entry -> SANDBOX.matcher(entry).matches());
    }

    /** The same look finds it where it is. */
    @Test
    void jar_of_the_stand_ins_is_told_apart() throws IOException {
        assertThat(entries(packaged("infra/sandbox/stand-ins", "-exec.jar")))
                .anyMatch(entry -> SANDBOX.matcher(entry).matches());
    }

    private static Path packaged(String module, String end) throws IOException {
        try (Stream<Path> target = Files.list(ROOT.resolve(module).resolve("target"))) {
            List<Path> jars =
                    target.filter(file -> file.toString().endsWith(end)).toList();
            assertThat(jars).as("%s is packaged: mvn package", module).hasSize(1);
            return jars.getFirst();
        }
    }

    /** Each entry's name, those of our own jars inside behind an exclamation mark. */
    private static List<String> entries(Path jar) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
            collect(zip, "", names);
        }
        return names;
    }

    private static void collect(ZipInputStream zip, String before, List<String> names) throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            names.add(before + entry.getName());
            if (OURS.matcher(entry.getName()).matches()) {
                collect(new ZipInputStream(zip), before + entry.getName() + "!", names);
            }
        }
    }
}
