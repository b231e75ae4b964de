package simulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the blocks of a {@code .tf} file; expressions stay texts. */
final class Hcl {

    private static final Pattern BLANK = Pattern.compile("(?:\\s|#[^\\n]*|//[^\\n]*|/\\*.*?\\*/)+", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final Pattern LABEL = Pattern.compile("[ \\t]*(?:\"([^\"]*)\"|([A-Za-z_][A-Za-z0-9_-]*))");
    private static final Pattern HEREDOC =
            Pattern.compile("<<-?([A-Za-z_]+)[^\\n]*\\n.*?\\n[ \\t]*\\1(?=\\s|$)", Pattern.DOTALL);

    private final String file;
    private final String text;
    private int at;

    private Hcl(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** A block, or a whole file, which is a block without a type. */
    record Block(
            String type,
            List<String> labels,
            Map<String, String> attributes,
            List<Block> blocks,
            String file,
            int line) {

        List<Block> blocks(String wanted) {
            return blocks.stream().filter(block -> block.type.equals(wanted)).toList();
        }

        String label(int index) {
            return index < labels.size() ? labels.get(index) : "";
        }

        String attribute(String name) {
            return attributes.getOrDefault(name, "");
        }
    }

    static Block read(Path path) {
        try {
            Hcl reader = new Hcl(path.getFileName().toString(), Files.readString(path));
            return reader.body("", List.of(), 1, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Block body(String type, List<String> labels, int line, boolean closed) {
        Map<String, String> attributes = new LinkedHashMap<>();
        List<Block> blocks = new ArrayList<>();
        while (true) {
            skip(BLANK);
            if (at >= text.length()) {
                return end(new Block(type, labels, attributes, blocks, file, line), closed);
            }
            if (closed && text.charAt(at) == '}') {
                at++;
                return new Block(type, labels, attributes, blocks, file, line);
            }
            statement(attributes, blocks);
        }
    }

    private Block end(Block block, boolean closed) {
        if (closed) {
            throw Mistake.at(
                    file,
                    block.line(),
                    "Unclosed configuration block",
                    "There is no closing brace for this block before the end of the file. This may be caused by incorrect"
                            + " brace nesting elsewhere in this file.");
        }
        return block;
    }

    private void statement(Map<String, String> attributes, List<Block> blocks) {
        int line = line();
        Matcher name = NAME.matcher(text).region(at, text.length());
        if (!name.lookingAt()) {
            throw Mistake.at(file, line, "Invalid argument name", "Argument names must not be quoted.");
        }
        at = name.end();
        List<String> labels = labels();
        skip(Pattern.compile("[ \\t]+"));
        char next = at < text.length() ? text.charAt(at) : '\n';
        at++;
        if (next == '{') {
            blocks.add(body(name.group(), labels, line, true));
        } else if (next == '=' && labels.isEmpty()) {
            attributes.put(name.group(), expression());
        } else {
            throw Mistake.at(
                    file,
                    line,
                    "Invalid block definition",
                    "A block definition must have block content delimited by \"{\".");
        }
    }

    private List<String> labels() {
        List<String> labels = new ArrayList<>();
        Matcher label = LABEL.matcher(text).region(at, text.length());
        while (label.lookingAt()) {
            labels.add(label.group(1) == null ? label.group(2) : label.group(1));
            at = label.end();
            label.region(at, text.length());
        }
        return labels;
    }

    /** Up to the end of the line that is outside of all brackets. */
    private String expression() {
        int start = at;
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (depth == 0 && (c == '\n' || c == '}')) {
                break;
            }
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            step(c);
        }
        return text.substring(start, at).strip();
    }

    private void step(char c) {
        if (c == '"') {
            at = endOfString(text, at);
        } else if (c == '#' || text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        } else if (!skip(HEREDOC)) {
            at++;
        }
    }

    /** Where a quoted text ends that begins at {@code start}; what is in <code>${…}</code> may hold quotes itself. */
    static int endOfString(String text, int start) {
        int depth = 0;
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"' && depth == 0) {
                return i + 1;
            } else if (c == '"') {
                i = endOfString(text, i) - 1;
            } else if (c == '{' && (depth > 0 || "$%".indexOf(text.charAt(i - 1)) >= 0)) {
                depth++;
            } else if (c == '}' && depth > 0) {
                depth--;
            }
        }
        return text.length();
    }

    private boolean skip(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        boolean found = matcher.lookingAt();
        if (found) {
            at = matcher.end();
        }
        return found;
    }

    private int line() {
        return 1
                + (int) text.substring(0, Math.min(at, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
