package dev.tenantry.helm;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way to a service inside the cluster through the cluster's API, for as long as it is open. The runner stands in the
 * tenant's network but not in the cluster, and nothing there is published for its sake.
 *
 * @param address where the service is reached on this machine
 */
public record ClusterTunnel(URI address, Process process) implements AutoCloseable {

    private static final Pattern OPEN = Pattern.compile("Forwarding from 127\\.0\\.0\\.1:(\\d+) -> \\d+");

    /** Whether an address is one that a tunnel leads to: {@code cluster://namespace/service:port}. */
    public static boolean isNeededFor(URI address) {
        return "cluster".equals(address.getScheme());
    }

    /** Throws {@link OutsideFailure} if the cluster does not let us through. */
    public static ClusterTunnel open(URI address, ClusterPrograms programs) {
        String[] service = address.getPath().substring(1).split(":", 2);
        ProcessBuilder builder = new ProcessBuilder(
                        programs.kubectl().toString(),
                        "port-forward",
                        "--namespace",
                        address.getHost(),
                        "--address",
                        "127.0.0.1",
                        "service/" + service[0],
                        ":" + service[1])
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().clear();
        builder.environment().putAll(programs.environment());
        try {
            Process process = builder.start();
            return new ClusterTunnel(URI.create("http://127.0.0.1:" + port(process, service[0])), process);
        } catch (IOException e) {
            throw new OutsideFailure(
                    OutsideSystem.KUBERNETES, OutsideFailure.Kind.DOWN, 0, "cannot start kubectl", null, e);
        }
    }

    /** It says its port in its first line, or ends. */
    private static String port(Process process, String service) throws IOException {
        BufferedReader said = process.inputReader();
        Optional<String> line = Optional.ofNullable(said.readLine());
        Matcher open = OPEN.matcher(line.orElse(""));
        if (!open.find()) {
            process.destroy();
            throw new OutsideFailure(
                    OutsideSystem.KUBERNETES,
                    OutsideFailure.Kind.NOT_AUTHORIZED,
                    "no way to " + service + " through its API");
        }
        return open.group(1);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
