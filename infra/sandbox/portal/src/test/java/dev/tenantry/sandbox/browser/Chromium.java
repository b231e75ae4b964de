package dev.tenantry.sandbox.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** One Chromium for all journeys of this JVM: the system's own, never a downloaded one. */
final class Chromium {

    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private Chromium() {}

    /** The browser; aborts the test with one line that says how to get one if there is none. */
    static Browser launch() {
        Assumptions.assumeTrue(find().isPresent(), "no Chromium: install it, or name it in TENANTRY_CHROMIUM");
        return Holder.BROWSER;
    }

    private static Optional<Path> find() {
        return Stream.concat(Optional.ofNullable(System.getenv("TENANTRY_CHROMIUM")).stream(), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Ends with the JVM: Playwright's driver notices that its pipe is closed. */
    private static final class Holder {

        private static final Browser BROWSER = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(find().orElseThrow())
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }
}
