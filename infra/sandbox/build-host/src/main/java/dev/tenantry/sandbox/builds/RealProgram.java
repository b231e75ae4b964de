package dev.tenantry.sandbox.builds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real program of which each tenant has one, by the scripts of {@code infra/real}. It outlives this process; the scripts
 * know by their own files what runs, so a later build host finds it again.
 *
 * @param scripts the program's folder there
 * @param tools where the programs and their states are
 * @param logs what the scripts said
 */
record RealProgram(Path scripts, Path tools, Path logs) {

    /** The first start of the slowest makes a database. */
    private static final Duration LONGEST = Duration.ofMinutes(4);

    private static final String TENANT = "PEER_TENANT";

    /** The tenant's own, started if it does not run; throws {@link IllegalStateException} if that fails. */
    Map<String, String> start(String account, Map<String, String> settings) {
        Map<String, String> environment = new TreeMap<>(settings);
        environment.put(TENANT, account);
        script("start.sh", account, environment);
        return told(account);
    }

    /** Ends it and forgets all that it stored. */
    void remove(String account) {
        script("stop.sh", account, Map.of(TENANT, account));
        delete(properties(account));
        delete(state(account));
    }

    /** The accounts that have one, whether it runs or not. */
    Set<String> accounts() {
        Path states = tools.resolve("run");
        if (!Files.isDirectory(states)) {
            return Set.of();
        }
        String begin = scripts.getFileName() + "-";
        try (Stream<Path> all = Files.list(states)) {
            return all.filter(Files::isDirectory)
                    .map(state -> state.getFileName().toString())
                    .filter(name -> name.startsWith(begin))
                    .map(name -> name.substring(begin.length()))
                    .filter(account -> account.matches("[0-9]{12}"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What its start said of it, by the last word of each key; nothing if it does not run. */
    Map<String, String> told(String account) {
        Path file = properties(account);
        Properties told = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                told.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return told.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(
                        key -> key.substring(key.lastIndexOf('.') + 1), told::getProperty));
    }

    private void script(String verb, String account, Map<String, String> environment) {
        Programs.run(
                LONGEST,
                BuildHost.makeFolder(logs).resolve(name(account) + ".log"),
                environment,
                List.of(scripts.resolve(verb).toString(), tools.toString()));
    }

    private String name(String account) {
        return scripts.getFileName() + "-" + account;
    }

    private Path state(String account) {
        return tools.resolve("run").resolve(name(account));
    }

    private Path properties(String account) {
        return state(account).resolveSibling(name(account) + ".properties");
    }

    static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<RealProgram> among(Options options, String name) {
        return options.reals().contains(name)
                ? Optional.of(new RealProgram(
                        options.realPrograms().resolve(name),
                        options.tools(),
                        options.folder().resolve("programs")))
                : Optional.empty();
    }
}
