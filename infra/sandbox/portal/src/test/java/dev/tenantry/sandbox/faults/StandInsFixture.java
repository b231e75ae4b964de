package dev.tenantry.sandbox.faults;

import dev.tenantry.standins.AgencyMcpStandIn;
import dev.tenantry.standins.LagoStandIn;
import dev.tenantry.standins.LiteLlmStandIn;
import dev.tenantry.standins.StandIn;
import dev.tenantry.standins.StandIn.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Two real stand-ins on real ports, one that does not run, and one of another sandbox; Terraform real, AWS emulated. */
final class StandInsFixture implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final LiteLlmStandIn LITELLM = StandIn.listening(new LiteLlmStandIn(Place.ofTest(Map.of("key", "k"))));
    static final AgencyMcpStandIn AGENCY = StandIn.listening(new AgencyMcpStandIn(Place.ofTest(Map.of())));

    /** Of two accounts; who deploys there reads its folder. */
    static final Path CLUSTERS = clusters("100200300401", "100200300402");

    private static final LagoStandIn FOREIGN = StandIn.listening(new LagoStandIn(
            new Place(0, Place.ofTest(Map.of()).shelves(), "token-of-somebody-else", Map.of(), Map.of())));

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(List.of(
                        "tenantry.sandbox.token-file=" + token(),
                        "tenantry.sandbox.stand-ins.litellm=" + LITELLM.url(),
                        "tenantry.sandbox.stand-ins.agency-mcp=" + AGENCY.url(),
                        "tenantry.sandbox.stand-ins.lago=" + FOREIGN.url(),
                        "tenantry.sandbox.stand-ins.qdrant=http://127.0.0.1:" + freePort(),
                        "tenantry.sandbox.clusters=" + CLUSTERS,
                        "tenantry.sandbox.parts.terraform=real",
                        "tenantry.sandbox.parts.aws=emulated",
                        "tenantry.sandbox.parts.litellm=simulated",
                        "tenantry.sandbox.parts.open-webui=simulated"))
                .applyTo(context);
    }

    static void clear() {
        LITELLM.set();
        AGENCY.set();
    }

    private static Path clusters(String... accounts) {
        try {
            Path folder = Files.createTempDirectory("clusters");
            for (String account : accounts) {
                Files.createDirectory(folder.resolve(account));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path token() {
        try {
            return Files.writeString(Files.createTempFile("sandbox", "token"), "sandbox-token-of-tests\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody listens there any more. */
    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
