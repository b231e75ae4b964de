package dev.tenantry.sandbox.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is counted in the outside world and in audit. */
final class Counted {

    /** What a look makes as well; how often somebody looks is not laid down. */
    private static final Set<String> BY_LOOKING = Set.of("lago/sessions", "open-webui/tokens", "open-webui/remembered");

    /** Before what was made at some time, whether or not it is there still. */
    static final String EVER = "ever/";

    /** How Lago marks a subscription that is over, and a plan that it is about to delete. */
    private static final Set<String> ENDED = Set.of("terminated_at", "pending_deletion");

    /** What the customer's stack consists of, as the emulator's code calls it. */
    private static final List<String> OF_STACK = List.of(
            "ec2/VPC",
            "ec2/Subnet",
            "ec2/RouteTable",
            "ec2/SecurityGroup",
            "ec2/VPCEndPoint",
            "s3/FakeBucket",
            "kms/Key",
            "iam/Role",
            "logs/LogGroup",
            "eks/Cluster",
            "codebuild/CodeBuild");

    private Counted() {}

    /** How many objects of each kind each system has; the name of a tenant in a kind is left out. */
    static Map<String, Integer> objects(Stage stage) throws IOException {
        Map<String, Integer> objects = new TreeMap<>();
        stage.world()
                .states()
                .forEach((system, shelves) -> shelves.properties().forEach(shelf -> {
                    var kind = shelf.getKey().substring(shelf.getKey().lastIndexOf('/') + 1);
                    objects.merge(system + "/" + kind, kept(shelf.getValue()), Integer::sum);
                }));
        BY_LOOKING.forEach(objects::remove);
        objects.put("terraform/resources", resources(stage.world().home()));
        stage.world().everMade(OF_STACK).forEach((kind, made) -> objects.put(EVER + kind, made));
        return objects;
    }

    /** Without what has ended there, and is only shown for a while, or as history. */
    private static int kept(JsonNode shelf) {
        return (int) shelf.values().stream()
                .filter(row -> ENDED.stream().noneMatch(row::has))
                .count();
    }

    /** How many objects all of Terraform's states know. */
    private static int resources(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> file.toString().endsWith(".tfstate"))
                    .mapToInt(state -> JsonMapper.shared()
                            .readTree(state)
                            .path("resources")
                            .size())
                    .sum();
        }
    }

    static Map<String, Integer> difference(Map<String, Integer> before, Map<String, Integer> after) {
        Map<String, Integer> difference = new TreeMap<>();
        after.forEach((kind, count) -> difference.put(kind, count - before.getOrDefault(kind, 0)));
        return difference;
    }

    /** The kinds of acts on the outside world that audit tells of a tenant. */
    static Set<String> acts(Stage stage, String tenant) {
        return new TreeSet<>(stage.database().texts("""
                select distinct e.act || ' of ' || (e.details::jsonb ->> 'step')
                from tenantry.audit_intent i join tenantry.audit_entry e on e.id = i.entry_id
                where i.tenant_id = ?::uuid""", tenant));
    }
}
