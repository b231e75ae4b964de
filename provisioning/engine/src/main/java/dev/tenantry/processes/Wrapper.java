package dev.tenantry.processes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The shell script that stands between a host and a program. */
final class Wrapper {

    private static final String RESOURCE = "detached.sh";

    private Wrapper() {}

    /**
     * A shell reads its script while it runs: one that is replaced by the next release's would make living supervisors
     * stumble. Hence one file for each text.
     */
    static Path unpack(Path scripts) {
        try (InputStream resource = Wrapper.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("not in the jar: " + RESOURCE);
            }
            byte[] text = resource.readAllBytes();
            Path target = scripts.resolve("detached-" + digest(text) + ".sh");
            if (!Files.exists(target)) {
                Path fresh = Files.createTempFile(scripts, "detached", ".tmp");
                Files.write(fresh, text);
                Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            return target;
        } catch (IOException e) {
            throw new HostFailure("Cannot write into " + scripts + "; give the portal a folder that it may write.", e);
        }
    }

    private static String digest(byte[] text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
