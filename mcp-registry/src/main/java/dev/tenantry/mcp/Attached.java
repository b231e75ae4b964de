package dev.tenantry.mcp;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.Changes;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Value;
import dev.tenantry.tenantside.ToolServer;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which servers are attached, as the step hands it on.
 *
 * @param facts ids, and of each its address, tools and the revision of its token as text
 */
record Attached(Facts facts) {

    private static final String TYPE = "tool-server";
    private static final String IDS = McpStep.ATTACHED;
    private static final String GONE = "detached";
    private static final String REVISION = "token-revision";
    private static final String BETWEEN = ", ";
    /** What builds wrote that attached servers with whatever they listed. */
    private static final String ANY = "*";

    /** What stands after these were attached and those taken away. */
    static Attached of(List<ToolServer> servers, Set<String> gone, Map<String, String> revisions) {
        Facts facts =
                Facts.of(IDS, servers.stream().map(ToolServer::id).sorted().collect(Collectors.joining(",")));
        for (ToolServer server : servers) {
            for (var text : texts(server, revisions).entrySet()) {
                facts = facts.with(text.getKey() + "." + server.id(), text.getValue());
            }
        }
        return new Attached(gone.isEmpty() ? facts : facts.with(GONE, String.join(",", new TreeSet<>(gone))));
    }

    private static Map<String, String> texts(ToolServer server, Map<String, String> revisions) {
        Map<String, String> texts = new TreeMap<>();
        texts.put("address", server.address().toString());
        texts.put("tools", String.join(BETWEEN, server.tools()));
        Optional.ofNullable(revisions.get(server.id())).ifPresent(revision -> texts.put(REVISION, revision));
        return texts;
    }

    /** These facts beside what a job keeps. */
    Facts in(Facts memo) {
        Facts both = memo;
        for (var fact : facts.values().entrySet()) {
            both = both.with(fact.getKey(), fact.getValue());
        }
        return both;
    }

    /** Whether anything was handed on, if only that nothing is attached. */
    boolean isKnown() {
        return facts.get(IDS).isPresent();
    }

    Set<String> ids() {
        return ids(IDS);
    }

    /** The tools that were ordered of a server; none if it was not ordered. */
    List<String> tools(String id) {
        return ids().contains(id)
                ? facts.get("tools." + id)
                        .filter(tools -> !tools.equals(ANY))
                        .map(tools -> List.of(tools.split(BETWEEN)))
                        .orElse(List.of())
                : List.of();
    }

    /** At which a server was ordered. */
    Optional<URI> address(String id) {
        return facts.get("address." + id).map(URI::create);
    }

    /** Of the tokens with which they were ordered, by id. */
    Map<String, String> revisions() {
        Map<String, String> revisions = new TreeMap<>();
        ids().forEach(id -> facts.get(REVISION + "." + id).ifPresent(revision -> revisions.put(id, revision)));
        return revisions;
    }

    /** Those that were taken away. */
    Set<String> gone() {
        return ids(GONE);
    }

    private Set<String> ids(String name) {
        return Arrays.stream(facts.get(name).orElse("").split(","))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Ids of these that are not among the wanted ones. */
    Set<String> without(List<ToolServer> wanted) {
        Set<String> gone = ids();
        wanted.forEach(server -> gone.remove(server.id()));
        return gone;
    }

    /** What attaching changes: what is attached already, and as it is wanted, is no change. */
    List<Change> opening(List<ToolServer> wanted, Map<String, String> revisions) {
        return wanted.stream()
                .flatMap(server -> opening(server.id(), texts(server, revisions)))
                .toList();
    }

    private Stream<Change> opening(String id, Map<String, String> texts) {
        Map<String, Value> after = values(texts);
        return ids().contains(id)
                ? Changes.between(OutsideSystem.MCP, TYPE, id, before(id), after).stream()
                : Stream.of(Changes.create(OutsideSystem.MCP, TYPE, id, after));
    }

    /** What is taken away, since nobody may reach it any more. */
    List<Change> closing(List<ToolServer> wanted) {
        return without(wanted).stream().map(this::closing).toList();
    }

    private Change closing(String id) {
        List<AttributeChange> attributes = before(id).entrySet().stream()
                .map(now -> new AttributeChange(now.getKey(), now.getValue(), Value.absent()))
                .toList();
        return new Change(OutsideSystem.MCP, TYPE, id, Change.Action.DESTROY, false, attributes);
    }

    private Map<String, Value> before(String id) {
        Map<String, String> texts = new TreeMap<>();
        Stream.of("address", "tools", REVISION)
                .forEach(name -> facts.get(name + "." + id).ifPresent(text -> texts.put(name, text)));
        return values(texts);
    }

    private static Map<String, Value> values(Map<String, String> texts) {
        Map<String, Value> values = new TreeMap<>();
        texts.forEach((name, text) -> values.put(name, Value.known(text)));
        return values;
    }
}
