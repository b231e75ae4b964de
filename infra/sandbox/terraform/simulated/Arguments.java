package simulated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command line: words, and options as {@code -name} or {@code -name=value}. */
record Arguments(List<String> words, Map<String, String> options) {

    static Arguments parse(String[] given) {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (String each : given) {
            if (each.startsWith("-")) {
                String[] parts = each.replaceFirst("^--?", "").split("=", 2);
                options.put(parts[0], parts.length > 1 ? parts[1] : "true");
            } else {
                words.add(each);
            }
        }
        return new Arguments(words, options);
    }

    String word(int index) {
        return index < words.size() ? words.get(index) : "";
    }

    boolean has(String option) {
        return options.getOrDefault(option, "false").equals("true");
    }

    String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    /** Seconds of {@code -lock-timeout}, written {@code 60s} or {@code 5m}. */
    long lockTimeout() {
        String text = option("lock-timeout", "0s");
        long number = Long.parseLong(text.replaceAll("\\D", ""));
        return text.endsWith("m") ? number * 60 : number;
    }
}
