package dev.tenantry.helm;

import dev.tenantry.jobs.Digests;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.tenantside.JobOutcome.RenderedChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rendered manifests by object: {@code Deployment/open-webui} → digest of what it says, whatever the order and layout.
 */
record Manifests(SortedMap<String, String> digests) {

    private static final int MOST_CHARACTERS = 8 * 1024 * 1024;
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    static Manifests none() {
        return new Manifests(new TreeMap<>());
    }

    static Manifests read(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        SortedMap<String, String> digests = new TreeMap<>();
        try {
            for (Object document : new Yaml(new SafeConstructor(options)).loadAll(yaml)) {
                if (document instanceof Map<?, ?> object) {
                    digests.put(name(object), Digests.of(CANONICAL.writeValueAsString(object)));
                }
            }
        } catch (YAMLException e) {
            throw new OutsideFailure(
                    OutsideSystem.KUBERNETES, OutsideFailure.Kind.NOT_UNDERSTOOD, "Helm rendered no valid YAML");
        }
        return new Manifests(digests);
    }

    private static String name(Map<?, ?> object) {
        Object name = object.get("metadata") instanceof Map<?, ?> metadata ? metadata.get("name") : "";
        return object.get("kind") + "/" + name;
    }

    /** What turns these into the others. */
    List<RenderedChange> changesTo(Manifests wanted) {
        TreeMap<String, String> all = new TreeMap<>(digests);
        all.putAll(wanted.digests);
        List<RenderedChange> changes = new ArrayList<>();
        for (String object : all.keySet()) {
            String before = digests.get(object);
            String after = wanted.digests.get(object);
            if (before == null || !before.equals(after)) {
                int slash = object.indexOf('/');
                changes.add(new RenderedChange(object.substring(0, slash), object.substring(slash + 1), before, after));
            }
        }
        return changes;
    }
}
