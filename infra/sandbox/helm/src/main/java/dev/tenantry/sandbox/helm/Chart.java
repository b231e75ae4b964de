package dev.tenantry.sandbox.helm;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A chart, rendered by Helm's own library. */
record Chart(Path folder, String name, String version, String appVersion) {

    static Chart at(Path folder) {
        Path file = folder.resolve("Chart.yaml");
        if (!Files.exists(file)) {
            throw new SimulatedFailure("Chart.yaml file is missing");
        }
        try {
            Map<String, Object> head = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            return new Chart(folder, text(head, "name"), text(head, "version"), text(head, "appVersion"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Map<String, Object> head, String key) {
        return String.valueOf(head.getOrDefault(key, ""));
    }

    /** The manifests without hooks; fails as Helm does if the chart cannot be rendered. */
    String render(String release, String namespace, Path values) {
        try {
            String all = new Helm(folder)
                    .template()
                    .withName(release)
                    .withNamespace(namespace)
                    .withValuesFile(values)
                    // without a cluster the library takes it for 1.20
                    .withKubeVersion("1.34.0")
                    .call();
            return all.lines().collect(Collectors.joining("\n")).transform(Manifest::documents).stream()
                    .filter(document -> !document.contains("helm.sh/hook"))
                    .map(document -> "---\n" + document)
                    .collect(Collectors.joining());
        } catch (IllegalStateException e) {
            throw new SimulatedFailure(String.valueOf(e.getMessage()));
        } finally {
            Ending.atOnce();
        }
    }
}
