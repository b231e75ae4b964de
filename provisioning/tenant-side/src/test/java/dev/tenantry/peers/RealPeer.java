package dev.tenantry.peers;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** A real program that {@code infra/real/…/start.sh} started, by the properties that it wrote. */
public record RealPeer(String name, Properties properties) {

    /** Looks in the folder that {@code -Dtenantry.peers} names, or in {@code .tenantry/tools/run} of the checkout. */
    public static RealPeer named(String name) {
        Path file = folders()
                .map(folder -> folder.resolve(name + ".properties"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        name + " is not running: ./portal verify " + name + " starts it for these tests"));
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RealPeer(name, properties);
    }

    private static Stream<Path> folders() {
        Optional<Path> named =
                Optional.ofNullable(System.getProperty("tenantry.peers")).map(Path::of);
        return Stream.concat(
                named.stream(),
                Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                        .map(folder -> folder.resolve(".tenantry/tools/run")));
    }

    /** The property's value; throws {@link IllegalStateException} if it is not there. */
    public String get(String key) {
        return Optional.ofNullable(properties.getProperty(key))
                .orElseThrow(() -> new IllegalStateException(key + " is not in the properties of " + name));
    }

    /** The content of the file that the property names. */
    public String secret(String key) {
        try {
            return Files.readString(Path.of(get(key))).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
