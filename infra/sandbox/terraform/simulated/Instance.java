package simulated;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** One instance of a resource of the stack, as it is wanted. */
final class Instance implements Scope {

    private static final Set<String> META = Set.of(
            "count",
            "for_each",
            "depends_on",
            "provider",
            "lifecycle",
            "provisioner",
            "connection",
            "dynamic",
            "timeouts");
    private static final Pattern NAMES = Pattern.compile("[a-z0-9_]+\\.[a-z0-9_-]+");

    private final StackModule module;
    private final Hcl.Block block;
    private final Object key;
    private final Object each;

    /** @param key index or name among several; null for the only one */
    Instance(StackModule module, Hcl.Block block, Object key, Object each) {
        this.module = module;
        this.block = block;
        this.key = key;
        this.each = each;
    }

    boolean isOf(Hcl.Block other) {
        return block == other;
    }

    String type() {
        return block.label(0);
    }

    String name() {
        return block.label(1);
    }

    Object key() {
        return key;
    }

    String module() {
        return module.address();
    }

    String address() {
        String index = key == null ? "" : "[" + Json.write(key) + "]";
        return (module().isEmpty() ? "" : module() + ".") + type() + "." + name() + index;
    }

    /** The wanted values, computed ones among them. */
    Map<String, Object> attributes() {
        Map<String, Object> wanted = configured(block);
        for (String computed : module.world().computedNames(type())) {
            wanted.putIfAbsent(computed, attribute(computed));
        }
        return wanted;
    }

    private Map<String, Object> configured(Hcl.Block from) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        from.attributes().forEach((name, text) -> {
            if (!META.contains(name)) {
                wanted.put(name, Expression.evaluate(text, this));
            }
        });
        for (Hcl.Block inner : from.blocks()) {
            if (!META.contains(inner.type())) {
                wanted.merge(
                        inner.type(), List.of(configured(inner)), (a, b) -> Functions.call("concat", List.of(a, b)));
            }
        }
        return wanted;
    }

    /** A configured value, or what the cloud would say. */
    Object attribute(String name) {
        String text = block.attributes().get(name);
        return text == null ? module.world().computed(this, name) : Expression.evaluate(text, this);
    }

    /** A configured value, or {@link Values#ABSENT}. */
    Object configured(String name) {
        String text = block.attributes().get(name);
        return text == null ? Values.ABSENT : Expression.evaluate(text, this);
    }

    /** Whether this one's text names the other, and so comes after it. */
    boolean names(Instance other) {
        return other.module == module && other.block != block && mentions(block, other.type() + "." + other.name());
    }

    private static boolean mentions(Hcl.Block block, String name) {
        return block.attributes().values().stream()
                        .anyMatch(text -> NAMES.matcher(text)
                                .results()
                                .anyMatch(found -> found.group().equals(name)))
                || block.blocks().stream().anyMatch(inner -> mentions(inner, name));
    }

    @Override
    public Object resolve(List<Object> path) {
        return switch (String.valueOf(path.getFirst())) {
            case "each" -> StackModule.walk(path.get(1).equals("key") ? key : each, path.subList(2, path.size()));
            case "count" -> key;
            default -> module.resolve(path);
        };
    }
}
