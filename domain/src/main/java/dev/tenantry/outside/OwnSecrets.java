package dev.tenantry.outside;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The portal's own secrets, from the moment at which this process uses them or knows where they lie, so that nothing that a system says back is kept with
 * them in it. As calls are made by clients that nobody wires, they are the process's and not an application's.
 */
public final class OwnSecrets {

    private static final Logger log = LoggerFactory.getLogger(OwnSecrets.class);

    /** One may be quoted after another has taken its place. */
    private static final int LAST = 4;

    private static final Map<String, Deque<String>> USED = new ConcurrentHashMap<>();

    private static final Map<String, SecretFile> FILES = new ConcurrentHashMap<>();

    private OwnSecrets() {}

    /** One file for each setting: what lies there when somebody asks for all is one of them. */
    static void know(SecretFile file) {
        FILES.put(file.setting(), file);
    }

    /**
     * Remembers a secret that is used now.
     *
     * @param name a setting, or a header of a system: of each, the last few are remembered
     */
    public static void use(String name, String secret) {
        if (secret.isBlank()) {
            return;
        }
        USED.compute(name, (same, before) -> {
            Deque<String> last = before == null ? new ArrayDeque<>() : new ArrayDeque<>(before);
            last.remove(secret);
            last.addFirst(secret);
            if (last.size() > LAST) {
                last.removeLast();
            }
            return last;
        });
    }

    private static void look(SecretFile file) {
        try {
            file.read();
        } catch (OutsideFailure nothingThere) {
            log.debug("{} is not masked, since nothing is there", file.setting());
        }
    }

    /** In clear, for masking; never for showing. */
    public static List<String> used() {
        FILES.values().forEach(OwnSecrets::look);
        return USED.values().stream().flatMap(Collection::stream).distinct().toList();
    }
}
