package simulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** A folder of {@code .tf} files with its inputs: the stack itself, or a module in it. */
final class StackModule implements Scope {

    private final Path folder;
    private final String address;
    private final Function<String, Object> inputs;
    private final World world;
    private final List<Hcl.Block> blocks = new ArrayList<>();
    private final Map<String, StackModule> children = new TreeMap<>();
    private final Map<String, Object> locals = new HashMap<>();
    private final List<Instance> instances = new ArrayList<>();

    private StackModule(Path folder, String address, Function<String, Object> inputs, World world) {
        this.folder = folder;
        this.address = address;
        this.inputs = inputs;
        this.world = world;
    }

    /** @param inputs the value given for a variable; throws {@link Mistake} for what must be given and is not */
    static StackModule load(Path folder, String address, Function<String, Object> inputs, World world) {
        StackModule module = new StackModule(folder, address, inputs, world);
        module.files().forEach(file -> module.blocks.addAll(Hcl.read(file).blocks()));
        module.blocks("module").forEach(module::loadChild);
        module.blocks("resource").forEach(module::addInstances);
        return module;
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".tf")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Hcl.Block> blocks(String type) {
        return blocks.stream().filter(block -> block.type().equals(type)).toList();
    }

    private void loadChild(Hcl.Block call) {
        String name = call.label(0);
        String source = String.valueOf(Expression.evaluate(call.attribute("source"), this));
        Path where = folder.resolve(source).normalize();
        if (!source.startsWith(".") || !Files.isDirectory(where)) {
            throw Mistake.at(
                    call.file(),
                    call.line(),
                    "Module not found",
                    "The module \"" + name + "\" is not at " + source + ".");
        }
        Function<String, Object> given = input -> call.attributes().containsKey(input)
                ? Expression.evaluate(call.attribute(input), this)
                : Values.ABSENT;
        String below = (address.isEmpty() ? "" : address + ".") + "module." + name;
        children.put(name, load(where, below, given, world));
    }

    private void addInstances(Hcl.Block block) {
        String count = block.attribute("count");
        String forEach = block.attribute("for_each");
        Object several =
                Values.plain(Expression.evaluate(count.isEmpty() ? forEach.isEmpty() ? "null" : forEach : count, this));
        switch (several) {
            case BigDecimal number -> {
                for (int i = 0; i < number.intValue(); i++) {
                    instances.add(new Instance(this, block, new BigDecimal(i), null));
                }
            }
            case Map<?, ?> map -> map.forEach((key, each) -> instances.add(new Instance(this, block, key, each)));
            case List<?> list -> list.forEach(each -> instances.add(new Instance(this, block, each, each)));
            // one stands for all whose number this program cannot tell
            case null, default -> instances.add(new Instance(this, block, null, null));
        }
    }

    World world() {
        return world;
    }

    String address() {
        return address;
    }

    /** Every instance here and below. */
    Stream<Instance> instances() {
        return Stream.concat(children.values().stream().flatMap(StackModule::instances), instances.stream());
    }

    /** The outputs' values; those that are declared sensitive are marked. */
    Map<String, Object> outputs() {
        Map<String, Object> values = new TreeMap<>();
        for (Hcl.Block block : blocks("output")) {
            Object value = Expression.evaluate(block.attribute("value"), this);
            values.put(block.label(0), block.attribute("sensitive").equals("true") ? Values.sensitive(value) : value);
        }
        return values;
    }

    /** Which variables are declared sensitive, as a plan tells it. */
    Map<String, Object> sensitiveVariables() {
        Map<String, Object> variables = new TreeMap<>();
        blocks("variable")
                .forEach(block -> variables.put(
                        block.label(0),
                        Map.of("sensitive", block.attribute("sensitive").equals("true"))));
        return variables;
    }

    /** Asks for every input once, so that a missing one is told before anything else. */
    void checkInputs() {
        blocks("variable").forEach(block -> variable(block.label(0)));
    }

    @Override
    public Object resolve(List<Object> path) {
        if (path.size() < 2) {
            throw new Opaque("a bare name");
        }
        String name = String.valueOf(path.get(1));
        List<Object> rest = path.subList(2, path.size());
        return switch (String.valueOf(path.getFirst())) {
            case "var" -> walk(variable(name), rest);
            case "local" -> walk(local(name), rest);
            case "module" -> child(name, rest);
            case "data" -> world.data(name, rest);
            case "path", "terraform", "each", "self" -> throw new Opaque(name);
            default -> resource(path);
        };
    }

    private Object variable(String name) {
        Hcl.Block block = blocks("variable").stream()
                .filter(each -> each.label(0).equals(name))
                .findFirst()
                .orElseThrow(() -> new Mistake(
                        "Reference to undeclared input variable", "There is no variable \"" + name + "\"."));
        Object given = inputs.apply(name);
        if (given == Values.ABSENT && !block.attributes().containsKey("default")) {
            throw Mistake.at(
                    block.file(),
                    block.line(),
                    "No value for required variable",
                    "The root module input variable \"" + name + "\" is not set, and has no default value.");
        }
        Object value = given == Values.ABSENT ? Expression.evaluate(block.attribute("default"), this) : given;
        return block.attribute("sensitive").equals("true") ? Values.sensitive(value) : value;
    }

    private Object local(String name) {
        if (!locals.containsKey(name)) {
            String text = blocks("locals").stream()
                    .map(block -> block.attribute(name))
                    .filter(found -> !found.isEmpty())
                    .findFirst()
                    .orElseThrow(() -> new Opaque(name));
            locals.put(name, Expression.evaluate(text, this));
        }
        return locals.get(name);
    }

    private Object child(String name, List<Object> rest) {
        StackModule child = children.get(name);
        if (child == null || rest.isEmpty() || !child.outputs().containsKey(rest.getFirst())) {
            throw new Opaque(name);
        }
        return walk(child.outputs().get(rest.getFirst()), rest.subList(1, rest.size()));
    }

    private Object resource(List<Object> path) {
        List<Instance> named = instances.stream()
                .filter(each ->
                        each.type().equals(path.getFirst()) && each.name().equals(path.get(1)))
                .toList();
        boolean several = named.stream().anyMatch(each -> each.key() != null);
        int attribute = several ? 3 : 2;
        Instance one = named.stream()
                .filter(each -> !several || path.size() > 2 && each.key().equals(path.get(2)))
                .findFirst()
                .orElseThrow(() -> new Opaque(String.valueOf(path)));
        if (path.size() <= attribute) {
            throw new Opaque("a whole resource");
        }
        return walk(one.attribute(String.valueOf(path.get(attribute))), path.subList(attribute + 1, path.size()));
    }

    static Object walk(Object value, List<Object> path) {
        if (path.isEmpty() || value == Values.UNKNOWN) {
            return value;
        }
        List<Object> rest = path.subList(1, path.size());
        return switch (value) {
            case Values.Sensitive(Object inner) -> Values.sensitive(walk(inner, path));
            case Map<?, ?> map when map.containsKey(path.getFirst()) -> walk(map.get(path.getFirst()), rest);
            case List<?> list
            when path.getFirst() instanceof BigDecimal index && index.intValue() < list.size() ->
                walk(list.get(index.intValue()), rest);
            case null, default -> throw new Opaque(String.valueOf(path));
        };
    }
}
