package dev.tenantry.sandbox.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** One Chromium for all journeys of this JVM: the system's own, never a downloaded one. */
public final class Chromium {

    /** By which names the launcher looks for it, too, in this order. */
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private Chromium() {}

    /** The browser; aborts the test with one line that says how to get one if there is none. */
    public static Browser launch() {
        Assumptions.assumeTrue(
                find(System.getenv()).isPresent(), "no Chromium: install it, or name it in TENANTRY_CHROMIUM");
        return Holder.BROWSER;
    }

    /** What TENANTRY_CHROMIUM names, a path or a name, else the first of the names on the search path. */
    static Optional<Path> find(Map<String, String> environment) {
        String[] folders = environment.getOrDefault("PATH", "").split(File.pathSeparator);
        return Stream.concat(Stream.ofNullable(environment.get("TENANTRY_CHROMIUM")), NAMES.stream())
                .flatMap(name -> name.contains(File.separator) ? Stream.of(Path.of(name)) : within(folders, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private static Stream<Path> within(String[] folders, String name) {
        return Stream.of(folders).filter(folder -> !folder.isEmpty()).map(folder -> Path.of(folder, name));
    }

    /** Ends with the JVM: Playwright's driver notices that its pipe is closed. */
    private static final class Holder {

        private static final Browser BROWSER = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(find(System.getenv()).orElseThrow())
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }
}
