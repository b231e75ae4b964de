package dev.tenantry.standins;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A request as a stand-in wants it.
 *
 * @param path cut at its slashes, decoded
 * @param headers by lower-case name
 */
public record Asked(
        String method, List<String> path, Map<String, String> query, Map<String, String> headers, Body body) {

    /** The body as a text. */
    public String text() {
        return body.text();
    }

    /** The body; missing if it is no JSON. */
    public JsonNode json() {
        return body.json();
    }

    /** {@code POST /team/new}. */
    public String call() {
        return method + " /" + String.join("/", path);
    }

    /** Whether it is {@code PATCH /team/*}, with any word for a star. */
    public boolean is(String route) {
        String[] words = route.split(" ", 2);
        List<String> wanted = List.of(words[1].substring(1).split("/"));
        if (!words[0].equals(method) || wanted.size() != path.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!wanted.get(i).equals("*") && !wanted.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The same request as what lies below the first word of the path sees it. */
    Asked below() {
        List<String> rest = path.size() == 1 ? List.of("") : path.subList(1, path.size());
        return new Asked(method, rest, query, headers, body);
    }

    /** The body as a form. */
    public Map<String, String> form() {
        return pairs(text());
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            String[] sides = pair.split("=", 2);
            pairs.put(decoded(sides[0]), sides.length == 2 ? decoded(sides[1]) : "");
        }
        return pairs;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
