package dev.tenantry.sandbox.chaos;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The portal as a program: how its process is begun. The first one teaches the later ones its classes, so that they start soon. */
final class Program {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

    private static final Pattern OF_TESTS = Pattern.compile(
            "test-classes|-tests\\.jar|-test-|/tenantry-stand-ins|/stand-ins/|junit|playwright|browserless");

    private final String classPath;
    private final @Nullable Path cache;

    /** @param cache where the JVM may keep loaded classes; null if it may not */
    private Program(String classPath, @Nullable Path cache) {
        this.classPath = classPath;
        this.cache = cache;
    }

    /** From the packaged jar, unpacked as the launcher does it. */
    static Program packaged(Path jar, Path folder) throws IOException {
        Surroundings.script("layout.sh", "unpack", folder.toString(), System.getProperty("java.home"), jar.toString());
        var classPath = folder.resolve("app").resolve(jar.getFileName()) + File.pathSeparator + main(folder);
        var cache = folder.resolve("chaos.aot");
        Files.deleteIfExists(cache);
        return new Program(classPath, cache);
    }

    /** From the class path of this JVM, without what only tests need: what was compiled last, before it is packaged. */
    static Program compiled(Path folder) throws IOException {
        Files.createDirectories(folder);
        var product = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !OF_TESTS.matcher(entry).find())
                .collect(Collectors.joining(File.pathSeparator));
        return new Program(product + File.pathSeparator + main(folder), null);
    }

    /** The beginning of the command line, up to the name of the main class. */
    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(JAVA.resolve("java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx512m", "--enable-native-access=ALL-UNNAMED"));
        command.add("-XX:TieredStopAtLevel=1");
        if (cache != null) {
            command.add(Files.exists(cache) ? "-XX:AOTCache=" + cache : "-XX:AOTCacheOutput=" + cache);
        }
        command.addAll(List.of("-cp", classPath, ChaosNode.class.getName()));
        return command;
    }

    /** Called once, while the first portal answers. */
    void learnFrom(long pid) throws IOException {
        if (cache != null && !Files.exists(cache)) {
            new ProcessBuilder(JAVA.resolve("jcmd").toString(), Long.toString(pid), "AOT.end_recording")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join();
        }
    }

    /** The main class alone: the rest of the tests is none of the portal's business. */
    private static Path main(Path folder) throws IOException {
        var name = ChaosNode.class.getName().replace('.', '/') + ".class";
        var jar = folder.resolve("chaos-node.jar");
        try (var in = Objects.requireNonNull(ChaosNode.class.getClassLoader().getResourceAsStream(name));
                var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(name));
            in.transferTo(out);
            out.closeEntry();
        }
        return jar;
    }
}
