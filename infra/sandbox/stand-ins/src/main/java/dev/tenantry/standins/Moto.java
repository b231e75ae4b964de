package dev.tenantry.standins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The AWS emulator of the sandbox, for a test: started by the sandbox's own script out of the sources, since the plain one answers calls that
 * come at the same time wrongly now and then. A second start on the same folder knows what the first was told.
 */
public final class Moto implements AutoCloseable {

    private static final long LONGEST_START_SECONDS = 60;

    private final Path folder;
    private final URI endpoint;

    private Moto(Path folder, URI endpoint) {
        this.folder = folder;
        this.endpoint = endpoint;
    }

    public static boolean installed() {
        try {
            Process asked = new ProcessBuilder("moto_server", "--help")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return asked.waitFor(LONGEST_START_SECONDS, TimeUnit.SECONDS) && asked.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ready when it returns; its log is in the folder, below {@code moto}. */
    public static Moto start(Path folder) throws IOException {
        String said = script("up", folder);
        if (!said.startsWith("http")) {
            throw new IllegalStateException("the emulator does not start: " + said);
        }
        return new Moto(folder, URI.create(said));
    }

    private static String script(String command, Path folder) throws IOException {
        Process process = new ProcessBuilder(script().toString(), command, folder.toString())
                .redirectError(folder.resolve("moto-script.log").toFile())
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static Path script() {
        for (Path root = Path.of("").toAbsolutePath(); root != null; root = root.getParent()) {
            Path script = root.resolve("infra/sandbox/bin/moto.sh");
            if (Files.isExecutable(script)) {
                return script;
            }
        }
        throw new IllegalStateException("not below the project's folder: infra/sandbox/bin/moto.sh");
    }

    public URI endpoint() {
        return endpoint;
    }

    /** Ends it; what it was told stays in the folder. */
    @Override
    public void close() {
        try {
            script("down", folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
