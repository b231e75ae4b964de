package dev.tenantry.portal.i18n;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that a person can read of ours as it is written: the portal's texts and views, and the sandbox's beside them. */
final class WrittenTexts {

    private static final List<Path> HOMES = List.of(Path.of("."), Path.of("../infra/sandbox/portal"));

    private WrittenTexts() {}

    /** The patterns of one language by key; a key that two files have is an error. */
    static Map<String, String> in(Language language) {
        var all = new TreeMap<String, String>();
        files().filter(file -> file.toString().endsWith("_" + language.tag() + ".properties"))
                .forEach(file -> load(file).forEach((key, text) -> {
                    if (all.put(key.toString(), text.toString()) != null) {
                        throw new IllegalStateException("text key " + key + " is there twice, also in " + file);
                    }
                }));
        return all;
    }

    /** The files that texts stand in. */
    static Stream<Path> files() {
        return HOMES.stream().flatMap(home -> under(home.resolve("src/main/resources/messages")));
    }

    /** The sources of all that shows texts. */
    static Stream<Path> sources() {
        return HOMES.stream()
                .flatMap(home -> under(home.resolve("src/main/java")))
                .filter(file -> file.toString().endsWith(".java"));
    }

    private static Properties load(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> under(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
