package dev.tenantry.terraform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that a stack is made of.
 *
 * @param root holds {@code stacks/<name>} and {@code modules}
 */
public record StackSources(Path root) {

    /** SHA-256 over names and contents of the stack's files and all modules, for the bounds of a deferred plan. */
    public String digest(String stack) {
        MessageDigest digest = sha256();
        try {
            for (Path file : files(stack)) {
                digest.update(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(sha256().digest(Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    boolean contains(String stack) {
        return Files.isDirectory(folder(stack));
    }

    /** The stack's own files and those of all modules, in fixed order. */
    List<Path> files(String stack) throws IOException {
        return Stream.concat(sourcesIn(folder(stack)), sourcesIn(root.resolve("modules")))
                .sorted()
                .toList();
    }

    private Path folder(String stack) {
        return root.resolve("stacks").resolve(stack);
    }

    private static Stream<Path> sourcesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            // a stack may do without modules
            return Stream.empty();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).filter(file -> isSource(folder.relativize(file))).toList().stream();
        }
    }

    /** What developers' own runs leave behind is not part of a stack. */
    private static boolean isSource(Path file) {
        String path = file.toString();
        return !path.contains(".terraform/") && !path.contains(".tfstate") && !path.endsWith(".tfvars.json");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
