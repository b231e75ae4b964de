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
        Function<String, Object> given = input ->
                call.attributes().containsKey(input) ? Expression.evaluate(call.attribute(input), this) : Values.ABSENT;
        String below = (address.isEmpty() ? "" : address + ".") + "module." + name;
        children.put(name, load(where, below, given, world));
    }

    private void addInstances(Hcl.Block block) {
        String count = block.attribute("count");
        String forEach = block.attribute("for_each");
        Object several =
                Values.bare(Expression.evaluate(count.isEmpty() ? forEach.isEmpty() ? "null" : forEach : count, this));
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
        blocks("output").forEach(block -> values.put(block.label(0), output(block)));
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
        if (child == null || rest.isEmpty()) {
            throw new Opaque(name);
        }
        return walk(child.output(String.valueOf(rest.getFirst())), rest.subList(1, rest.size()));
    }

    private Object output(String name) {
        Hcl.Block wanted = blocks("output").stream()
                .filter(block -> block.label(0).equals(name))
                .findFirst()
                .orElseThrow(() -> new Opaque(name));
        return output(wanted);
    }

    private Object output(Hcl.Block block) {
        Object value = Expression.evaluate(block.attribute("value"), this);
        return block.attribute("sensitive").equals("true") ? Values.sensitive(value) : value;
    }

    private Object resource(List<Object> path) {
        Hcl.Block block = blocks("resource").stream()
                .filter(each ->
                        each.label(0).equals(path.getFirst()) && each.label(1).equals(path.get(1)))
                .findFirst()
                .orElseThrow(() -> new Opaque(String.valueOf(path)));
        List<Instance> named =
                instances.stream().filter(each -> each.isOf(block)).toList();
        return walk(whole(block, named), path.subList(2, path.size()));
    }

    /** One, or all of several by their keys or in their order. */
    private static Object whole(Hcl.Block block, List<Instance> named) {
        boolean byKey = !block.attribute("for_each").isEmpty();
        boolean several = byKey || !block.attribute("count").isEmpty();
        boolean numbered = named.stream().allMatch(each -> each.key() != null);
        if (several && !numbered || !several && named.isEmpty()) {
            throw new Opaque("how many there are");
        }
        if (!several) {
            return named.getFirst();
        }
        Map<String, Object> all = new TreeMap<>();
        named.forEach(each -> all.put(String.valueOf(each.key()), each));
        return byKey ? all : List.copyOf(named);
    }

    static Object walk(Object value, List<Object> path) {
        if (path.isEmpty() || value == Values.UNKNOWN) {
            return value;
        }
        if (path.getFirst() == Values.UNKNOWN) {
            return Values.UNKNOWN;
        }
        List<Object> rest = path.subList(1, path.size());
        return switch (value) {
            case Values.Sensitive(Object inner) -> Values.sensitive(walk(inner, path));
            case Instance one -> walk(one.attribute(String.valueOf(path.getFirst())), rest);
            case Map<?, ?> map when map.containsKey(path.getFirst()) -> walk(map.get(path.getFirst()), rest);
            // optional, and not given: a stack that is valid asks for no other
            case Map<?, ?> map when rest.isEmpty() -> null;
            case List<?> list
            when path.getFirst() instanceof BigDecimal index && index.intValue() < list.size() ->
                walk(list.get(index.intValue()), rest);
            case null, default -> throw new Opaque(String.valueOf(path));
        };
    }
}
