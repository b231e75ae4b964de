package dev.tenantry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Everything outside of the portal as {@code ./portal start} brings it up: the AWS emulator, the stand-ins and the build
 * host, each a process of its own. They end with the portal under test.
 */
public final class World implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Path ROOT = Path.of("../../..").toAbsolutePath().normalize();
    private static final Path HOME = Path.of("target/world").toAbsolutePath();

    /** Whether this machine has what a run of the real Terraform needs. */
    public static boolean isPossible() {
        return onPath("moto_server") && onPath("terraform");
    }

    private static boolean onPath(String program) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (!isPossible()) {
            return;
        }
        forget(HOME);
        String emulator = script("moto.sh", "up", HOME.toString());
        context.addApplicationListener(event -> {
            if (event instanceof ContextClosedEvent) {
                script("world.sh", "down", HOME.toString());
                script("moto.sh", "down", HOME.toString());
            }
        });
        script("world.sh", "up", HOME.toString(), System.getProperty("java.home"), emulator);
        List<String> settings = new ArrayList<>(List.of(
                "tenantry.terraform.sources=" + ROOT.resolve("infra/terraform"),
                "tenantry.infrastructure.emulator=" + emulator,
                "tenantry.infrastructure.local-states=" + HOME.resolve("states")));
        told().forEach((name, value) -> settings.add(name + "=" + value));
        TestPropertyValues.of(settings).applyTo(context);
    }

    private static Properties told() {
        Properties told = new Properties();
        try (InputStream file = Files.newInputStream(HOME.resolve("world.properties"))) {
            told.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return told;
    }

    private static void forget(Path folder) {
        script("world.sh", "down", folder.toString());
        script("moto.sh", "down", folder.toString());
        try {
            org.springframework.util.FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it printed; fails with that if it failed. */
    private static String script(String name, String... arguments) {
        try {
            Path out = Files.createTempFile("world", ".log");
            List<String> command = new ArrayList<>(
                    List.of(ROOT.resolve("infra/sandbox/bin").resolve(name).toString()));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("%s ends", name).isTrue();
            String said = Files.readString(out).strip();
            assertThat(process.exitValue()).as("%s said: %s", command, said).isZero();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
