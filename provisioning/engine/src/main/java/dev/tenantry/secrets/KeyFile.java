package dev.tenantry.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A master key in a file that only its owner may read; made at first use. For the sandbox and single machines. */
final class KeyFile implements MasterKey {

    private final byte[] key;

    KeyFile(Path file) {
        this.key = readOrMake(file);
    }

    private static byte[] readOrMake(Path file) {
        try {
            if (Files.notExists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.write(file, Sealed.newKey(), StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            }
            byte[] key = Files.readAllBytes(file);
            if (key.length != 32) {
                throw new IllegalStateException("the master key in " + file + " is damaged: " + key.length + " bytes");
            }
            return key;
        } catch (IOException failed) {
            throw new UncheckedIOException("the master key in " + file + " can be neither read nor made", failed);
        }
    }

    @Override
    public String id() {
        return "file";
    }

    @Override
    public byte[] wrap(byte[] plain, String context) {
        Sealed sealed = Sealed.seal(key, plain, context);
        return ByteBuffer.allocate(sealed.nonce().length + sealed.ciphertext().length)
                .put(sealed.nonce())
                .put(sealed.ciphertext())
                .array();
    }

    @Override
    public byte[] unwrap(byte[] wrapped, String keyId, String context) {
        if (!keyId.equals(id())) {
            throw new IllegalStateException("wrapped by " + keyId + ", but this portal has a key file");
        }
        byte[] nonce = new byte[12];
        byte[] text = new byte[wrapped.length - nonce.length];
        ByteBuffer.wrap(wrapped).get(nonce).get(text);
        return new Sealed(nonce, text).open(key, context);
    }
}
