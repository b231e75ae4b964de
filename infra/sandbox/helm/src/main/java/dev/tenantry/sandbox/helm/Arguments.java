package dev.tenantry.sandbox.helm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A command line in the manner of Helm and kubectl. */
record Arguments(List<String> words, Map<String, String> flags) {

    private static final Set<String> WITHOUT_VALUE = Set.of(
            "install",
            "wait",
            "no-hooks",
            "create-namespace",
            "server-side",
            "force-conflicts",
            "all",
            "ignore-not-found");

    static Arguments parse(List<String> all) {
        List<String> words = new ArrayList<>();
        Map<String, String> flags = new HashMap<>();
        Iterator<String> rest = all.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (!word.startsWith("-")) {
                words.add(word);
                continue;
            }
            String name = word.replaceFirst("^--?", "");
            int equals = name.indexOf('=');
            if (equals >= 0) {
                flags.put(name.substring(0, equals), name.substring(equals + 1));
            } else if (WITHOUT_VALUE.contains(name)) {
                flags.put(name, "true");
            } else if (rest.hasNext()) {
                flags.put(longName(name), rest.next());
            } else {
                throw new SimulatedFailure("flag needs an argument: " + word);
            }
        }
        return new Arguments(List.copyOf(words), Map.copyOf(flags));
    }

    private static String longName(String name) {
        return switch (name) {
            case "n" -> "namespace";
            case "f" -> "values";
            case "o" -> "output";
            default -> name;
        };
    }

    String word(int index, String what) {
        if (index >= words.size()) {
            throw new SimulatedFailure("missing argument: " + what);
        }
        return words.get(index);
    }

    Optional<String> flag(String name) {
        return Optional.ofNullable(flags.get(name));
    }

    boolean has(String name) {
        return flags.containsKey(name);
    }

    String namespace() {
        return flag("namespace").orElse("default");
    }
}
