package dev.tenantry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.terraform.TerraformFinder;
import dev.tenantry.terraform.TerraformFound;
import dev.tenantry.terraform.TerraformSettings;
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
 * host, each a process of its own. They end with the portal under test: whoever uses it dirties its context, since the next one begins in
 * the same folder.
 */
public class World implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Path ROOT = Path.of("../../..").toAbsolutePath().normalize();

    private final boolean real;
    private final Path home;
    private final List<String> programs;

    public World() {
        this(true, "world");
    }

    /** @param real whether the real Terraform runs against the AWS emulator, or nothing but what this project brings along */
    World(boolean real, String folder) {
        this(real, folder, List.of());
    }

    /** @param programs of which each tenant has a real one of its own */
    private World(boolean real, String folder, List<String> programs) {
        this.real = real;
        this.home = Path.of("target", folder).toAbsolutePath();
        this.programs = programs;
    }

    /** As it is on a machine that has neither Terraform nor the AWS emulator. */
    public static final class Bare extends World {

        /** Of everything around the portal. */
        public static final Path HOME = Path.of("target", "bare-world").toAbsolutePath();

        public Bare() {
            super(false, HOME.getFileName().toString());
        }

        /** Tells the simulated Terraform how things go from now on: as JSON, see its README. */
        public static void simulate(String switches) {
            try {
                Files.writeString(simulation(HOME), switches);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Ends the emulator of {@link World}, which forgets all, and starts it: it is told again what it was told. */
    public static void emulatorBeginsAnew() {
        String home = new World().home.toString();
        script("moto.sh", "down", home);
        script("moto.sh", "up", home);
    }

    /** Each tenant has a real Kubernetes ({@code ./portal verify kubernetes}). */
    static final class OnKubernetes extends World {
        static final Path HOME = Path.of("target", "kubernetes-world").toAbsolutePath();

        public OnKubernetes() {
            super(true, HOME.getFileName().toString(), List.of("kubernetes"));
        }
    }

    /** Each tenant has a real Open WebUI ({@code ./portal verify open-webui}), and a real Kubernetes where that was got, too. */
    static final class OnOpenWebUi extends World {
        public OnOpenWebUi() {
            super(
                    true,
                    "open-webui-world",
                    installed("kubernetes") ? List.of("kubernetes", "open-webui") : List.of("open-webui"));
        }
    }

    private static boolean installed(String program) {
        return Files.exists(gotten(program).resolve("installed"));
    }

    /** Where {@code ./portal tools} has put it; beside that lie the states of what the launcher has started. */
    private static Path gotten(String program) {
        return Path.of(System.getProperty("tenantry.peers", ROOT + "/.tenantry/tools/run"))
                .resolveSibling(program);
    }

    /**
     * Whether this machine has what a run of the real Terraform needs. Throws where it has Terraform and only the emulator is
     * missing: there the run may not be skipped.
     */
    public static boolean isPossible() {
        if (Machine.HAS_TERRAFORM && !onPath("moto_server")) {
            throw new IllegalStateException("Terraform is here, the AWS emulator is not: ./portal test gets it");
        }
        return Machine.HAS_TERRAFORM;
    }

    /** Asked once: as the portal finds it, and so not one that is too old. */
    private static final class Machine {
        static final boolean HAS_TERRAFORM =
                new TerraformFinder(System.getenv()).find(TerraformSettings.defaults()) instanceof TerraformFound;
    }

    private static boolean onPath(String program) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (real && !isPossible()) {
            return;
        }
        forget();
        String emulator = real ? script("moto.sh", "up", home.toString()) : "";
        context.addApplicationListener(event -> {
            if (event instanceof ContextClosedEvent) {
                down();
            }
        });
        programs.forEach(this::take);
        List<String> up = new ArrayList<>(List.of("up", home.toString(), System.getProperty("java.home"), emulator));
        up.addAll(programs);
        script("world.sh", up.toArray(String[]::new));
        List<String> settings = new ArrayList<>(List.of(
                "tenantry.terraform.sources=" + ROOT.resolve("infra/terraform"),
                "tenantry.infrastructure.local-states=" + home.resolve("states")));
        settings.addAll(real ? realTerraform(emulator) : simulatedTerraform());
        told().forEach((name, value) -> settings.add(name + "=" + value));
        TestPropertyValues.of(settings).applyTo(context);
    }

    /** The program as it was got, with a place of its own for what it stores here. */
    private void take(String program) {
        Path tools = home.resolve("tools");
        try {
            Files.createDirectories(tools);
            Files.createSymbolicLink(tools.resolve(program), gotten(program));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> realTerraform(String emulator) {
        return List.of(
                "tenantry.sandbox.parts.terraform=real",
                "tenantry.sandbox.parts.aws=emulated",
                "tenantry.infrastructure.emulator=" + emulator);
    }

    private List<String> simulatedTerraform() {
        return List.of(
                "tenantry.sandbox.parts.terraform=simulated",
                "tenantry.terraform.binary=" + ROOT.resolve("infra/sandbox/terraform/simulated-terraform"),
                "tenantry.terraform.environment.JAVA_HOME=" + System.getProperty("java.home"),
                "tenantry.terraform.environment.TENANTRY_SIMULATED_STATE=" + home.resolve("simulated-terraform"),
                "tenantry.terraform.environment.TENANTRY_SIMULATION=" + simulation(home));
    }

    private static Path simulation(Path home) {
        return home.resolve("simulation.json");
    }

    private void down() {
        script("world.sh", "down", home.toString());
        script("moto.sh", "down", home.toString());
    }

    private Properties told() {
        Properties told = new Properties();
        try (InputStream file = Files.newInputStream(home.resolve("world.properties"))) {
            told.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return told;
    }

    private void forget() {
        down();
        try {
            org.springframework.util.FileSystemUtils.deleteRecursively(home);
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
