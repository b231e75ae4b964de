package dev.tenantry.standins;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The AWS emulator as a process that ends with a test. The sandbox starts its own, which outlives the portal. */
public final class Moto implements AutoCloseable {

    private static final long LONGEST_START_SECONDS = 60;

    private final Process process;
    private final URI endpoint;

    private Moto(Process process, URI endpoint) {
        this.process = process;
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

    /** Ready when it returns; its log is in the folder. */
    public static Moto start(Path folder) throws IOException {
        int port = freePort();
        Process process = new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("moto.log").toFile())
                .start();
        Moto moto = new Moto(process, URI.create("http://127.0.0.1:" + port));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
        while (!moto.answers()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                moto.close();
                throw new IllegalStateException("the emulator does not start");
            }
            Wire.pause(100);
        }
        return moto;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() {
        return Neighbour.at(endpoint.toString())
                .ask("GET", "/moto-api/", "")
                .filter(Neighbour.Answer::isFine)
                .isPresent();
    }

    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
