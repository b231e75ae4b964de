package dev.tenantry.sandbox.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * nginx before several portals, as docs/operations/portal.md has it: a browser stays with its portal as long as that one takes
 * connections, and whatever it has not taken goes to another one.
 */
final class Balancer implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(30);

    private final Path folder;
    private final int port;
    private final Process nginx;

    private Balancer(Path folder, int port, Process nginx) {
        this.folder = folder;
        this.port = port;
        this.nginx = nginx;
    }

    /**
     * In this folder, for as long as it is not closed.
     *
     * @param program nginx
     */
    static Balancer of(List<Node> nodes, String program, Path folder) throws IOException {
        Files.createDirectories(folder);
        int port;
        try (var reserved = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = reserved.getLocalPort();
        }
        var settings = folder.resolve("nginx.conf");
        Files.writeString(settings, settings(nodes, port));
        var nginx = new ProcessBuilder(program, "-e", "stderr", "-p", folder.toString(), "-c", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        var balancer = new Balancer(folder, port, nginx);
        Waiting.until("nginx", LONGEST_START, balancer::answers);
        return balancer;
    }

    private boolean answers() {
        if (!nginx.isAlive()) {
            throw new IllegalStateException("nginx has ended; see " + folder.resolve("nginx.log"));
        }
        try (var connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return connection.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String settings(List<Node> nodes, int port) {
        return """
                daemon off;
                pid nginx.pid;
                error_log stderr;
                %s
                events { worker_connections 2000; }
                http {
                  access_log off;
                  client_body_temp_path temp;
                  proxy_temp_path temp;
                  fastcgi_temp_path temp;
                  uwsgi_temp_path temp;
                  scgi_temp_path temp;
                  map $http_upgrade $connection_upgrade { default upgrade; '' close; }
                  map $cookie_node $own { default any; %s }
                  map $upstream_addr $node { default ''; %s }
                  upstream any { %s }
                  %s
                  server {
                    listen 127.0.0.1:%d;
                    location / {
                      proxy_pass http://$own;
                      proxy_http_version 1.1;
                      proxy_set_header Host $http_host;
                      proxy_set_header Upgrade $http_upgrade;
                      proxy_set_header Connection $connection_upgrade;
                      proxy_connect_timeout 1s;
                      proxy_read_timeout 1h;
                      proxy_next_upstream error timeout;
                      add_header Set-Cookie "node=$node; Path=/; HttpOnly; SameSite=Lax" always;
                    }
                  }
                }
                """.formatted(
                        System.getProperty("user.name").equals("root") ? "user root;" : "",
                        each(nodes, node -> node.name() + " " + node.name() + ";"),
                        each(nodes, node -> "~:" + node.port() + "$ " + node.name() + ";"),
                        each(nodes, Balancer::server),
                        each(
                                nodes,
                                own -> "upstream " + own.name() + " { "
                                        + each(
                                                nodes,
                                                node -> node == own
                                                        ? server(node)
                                                        : server(node).replace(";", " backup;"))
                                        + " }"),
                        port);
    }

    /** Never counted as down: a connection that is refused costs nothing, and while one portal ends the other may just have begun. */
    private static String server(Node node) {
        return "server 127.0.0.1:" + node.port() + " max_fails=0;";
    }

    private static String each(List<Node> nodes, Function<Node, String> line) {
        return nodes.stream().map(line).collect(Collectors.joining(" "));
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        nginx.destroy();
        nginx.onExit().join();
    }
}
