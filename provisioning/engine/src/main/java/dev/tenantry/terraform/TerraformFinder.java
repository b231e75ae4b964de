package dev.tenantry.terraform;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks for Terraform and its providers; asks the program for its version, which takes up to a second. */
public final class TerraformFinder {

    private static final List<String> NAMES = List.of("terraform", "tofu");
    /** In the home folder, where Terraform itself looks first. */
    static final String HOME_MIRROR = ".terraform.d/plugins";

    /** Where Terraform itself looks, and where images tend to have it; two scripts look there, too, as a test makes sure. */
    static final List<String> MIRRORS = List.of(
            "/usr/local/share/terraform/plugins",
            "/usr/share/terraform/plugins",
            "/opt/terraform/plugins",
            "/opt/tf-plugins");

    /** The one provider of our stacks: a folder without it would only hide where it can be had. */
    private static final Path PROVIDER = Path.of("registry.terraform.io", "hashicorp", "aws");

    private static final int TIMEOUT_SECONDS = 10;
    private static final int ANSWER_LIMIT = 10_000;

    private final Map<String, String> environment;

    /** @param environment this machine's own, {@link System#getenv()} */
    public TerraformFinder(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * Finds what the settings name; if they name nothing, the first of the known names whose version can be used, as the
     * launcher does. If none can, what is said is why the first one cannot.
     */
    public TerraformLookup find(TerraformSettings settings) {
        List<TerraformMissing> unfit = new ArrayList<>();
        for (Path binary : binaries(settings.binary())) {
            switch (asked(binary, settings.environment())) {
                case TerraformFound fit -> {
                    return withMirror(fit, settings.providerMirror());
                }
                case TerraformMissing told -> unfit.add(told);
            }
        }
        return unfit.isEmpty() ? nothing(settings.binary()) : unfit.getFirst();
    }

    private static TerraformMissing nothing(@Nullable String wanted) {
        return new TerraformMissing(
                wanted == null ? TerraformPhrase.NONE_HERE.say() : TerraformPhrase.NOT_HERE.say(wanted));
    }

    /** Whether it can be used, its providers aside. */
    private static TerraformLookup asked(Path binary, Map<String, String> environment) {
        Optional<TerraformVersion> version = ask(binary, environment).flatMap(TerraformVersion::parse);
        if (version.isEmpty()) {
            return new TerraformMissing(TerraformPhrase.NO_VERSION.say(binary));
        }
        TerraformVersion said = version.get();
        if (!said.isRecentEnough()) {
            return new TerraformMissing(TerraformPhrase.TOO_OLD.say(binary, said.text(), said.least()));
        }
        return new TerraformFound(binary, said.product(), said.text(), null);
    }

    private TerraformLookup withMirror(TerraformFound fit, @Nullable Path wanted) {
        if (wanted != null && !Files.isDirectory(wanted)) {
            return new TerraformMissing(TerraformPhrase.NO_MIRROR.say(wanted));
        }
        Path mirror = wanted == null ? usualMirror() : wanted.toAbsolutePath();
        return new TerraformFound(fit.binary(), fit.product(), fit.version(), mirror);
    }

    private @Nullable Path usualMirror() {
        return Stream.concat(homeMirror().stream(), MIRRORS.stream().map(Path::of))
                .filter(folder -> Files.isDirectory(folder.resolve(PROVIDER)))
                .findFirst()
                .orElse(null);
    }

    private Optional<Path> homeMirror() {
        return Optional.ofNullable(environment.get("HOME")).map(home -> Path.of(home, HOME_MIRROR));
    }

    private List<Path> binaries(@Nullable String wanted) {
        if (wanted != null && wanted.contains(File.separator)) {
            return Stream.of(Path.of(wanted).toAbsolutePath())
                    .filter(Files::isExecutable)
                    .toList();
        }
        List<String> names = wanted == null ? NAMES : List.of(wanted);
        return names.stream().flatMap(name -> onSearchPath(name).limit(1)).toList();
    }

    private Stream<Path> onSearchPath(String name) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file));
    }

    private static Optional<String> ask(Path binary, Map<String, String> more) {
        ProcessBuilder builder = new ProcessBuilder(binary.toString(), "version").redirectErrorStream(true);
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG", "TMPDIR"));
        builder.environment().putAll(more);
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return Optional.of(new String(process.getInputStream().readNBytes(ANSWER_LIMIT), StandardCharsets.UTF_8));
        } catch (IOException noProgram) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
