package dev.tenantry.portal.i18n;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** All texts of the class path in both languages: {@code messages/<area>_en.properties} and {@code …_de.properties}. */
public final class Messages {

    private final Map<Language, Map<String, String>> texts;

    private Messages(Map<Language, Map<String, String>> texts) {
        this.texts = texts;
    }

    /** The texts that were found at first use; they do not change while the portal runs. */
    public static Messages ofClassPath() {
        return Holder.INSTANCE;
    }

    /** The patterns of one language by key. */
    public Map<String, String> in(Language language) {
        return texts.getOrDefault(language, Map.of());
    }

    private static Messages load() {
        return new Messages(Stream.of(Language.values()).collect(Collectors.toMap(l -> l, Messages::load)));
    }

    private static Map<String, String> load(Language language) {
        var all = new TreeMap<String, String>();
        try {
            var pattern = "classpath*:messages/*_" + language.tag() + ".properties";
            for (var resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                load(resource).forEach((key, text) -> add(all, resource, key.toString(), text.toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("texts cannot be read", e);
        }
        return Map.copyOf(all);
    }

    private static void add(Map<String, String> all, Resource from, String key, String text) {
        if (all.put(key, text) != null) {
            throw new IllegalStateException("text key " + key + " is there twice, also in " + from);
        }
    }

    private static Properties load(Resource resource) throws IOException {
        var properties = new Properties();
        try (var reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    private static final class Holder {
        private static final Messages INSTANCE = load();
    }
}
