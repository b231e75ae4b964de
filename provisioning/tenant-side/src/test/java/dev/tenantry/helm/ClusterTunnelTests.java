package dev.tenantry.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.outside.OutsideFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kubectl is a script here: no cluster that runs on this machine forwards ports. */
class ClusterTunnelTests {

    private static final URI QDRANT = URI.create("cluster://assistant/qdrant:6333");

    @TempDir
    Path folder;

    @Test
    void asks_for_a_free_port_of_this_machine_and_ends_kubectl_when_closed() throws IOException {
        ClusterPrograms programs = kubectl("echo \"$@\" > " + folder.resolve("asked")
                + "; echo 'Forwarding from 127.0.0.1:41234 -> 6333'; exec sleep 60");

        ClusterTunnel tunnel = ClusterTunnel.open(QDRANT, programs);
        assertThat(tunnel.address()).isEqualTo(URI.create("http://127.0.0.1:41234"));
        assertThat(Files.readString(folder.resolve("asked")))
                .isEqualTo("port-forward --namespace assistant --address 127.0.0.1 service/qdrant :6333\n");
        tunnel.close();

        assertThat(tunnel.process().onExit().join().isAlive()).isFalse();
    }

    @Test
    void says_that_the_cluster_lets_nobody_through() throws IOException {
        ClusterPrograms programs = kubectl("echo 'Error from server (Forbidden)' >&2; exit 1");

        assertThatThrownBy(() -> ClusterTunnel.open(QDRANT, programs)).isInstanceOf(OutsideFailure.class);
    }

    @Test
    void is_not_needed_for_an_address_that_can_be_reached() {
        assertThat(ClusterTunnel.isNeededFor(QDRANT)).isTrue();
        assertThat(ClusterTunnel.isNeededFor(URI.create("http://qdrant:6333"))).isFalse();
    }

    private ClusterPrograms kubectl(String body) throws IOException {
        Path file = Files.writeString(folder.resolve("kubectl"), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return new ClusterPrograms(file, file, Map.of("PATH", System.getenv("PATH")));
    }
}
