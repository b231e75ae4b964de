package dev.tenantry.helm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.jobs.Digests;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.JobOutcome.RenderedChange;
import dev.tenantry.tenantside.JobOutcome.RenderedField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What the Helm half of a plan names, and what of it never leaves the account. */
class ManifestsTests {

    private static final String CANARY = "c4n4ry-S3cret";
    private static final Path GOLDEN = Path.of("../../infra/helm/test/golden").toAbsolutePath();

    private static final String POD = """
            kind: Deployment
            metadata: { name: open-webui }
            spec:
              replicas: 2
              template:
                spec:
                  containers:
                    - name: open-webui
                      image: registry.test/open-webui:1
                      env:
                        - { name: MODE, value: "1" }
                        - { name: REGION, value: eu-central-1 }
                      ports: [{ containerPort: 8080 }]
                    - { name: helper, image: registry.test/helper:1 }
            """;

    @Test
    void change_names_exactly_the_fields_that_change_with_before_and_after() {
        String wanted = POD.replace("open-webui:1", "open-webui:2").replace("replicas: 2", "replicas: 3");

        assertThat(lines(POD, wanted))
                .containsExactly(
                        "spec.replicas: 2 → 3",
                        "spec.template.spec.containers[open-webui].image: registry.test/open-webui:1 → registry.test/open-webui:2");
    }

    @Test
    void create_lists_what_is_made_and_destroy_what_goes() {
        String service = "kind: Service\nmetadata: { name: a }\nspec: { ports: [{ port: 80 }], selector: {} }\n";

        assertThat(lines("", service))
                .containsExactly(
                        "kind: - → Service",
                        "metadata.name: - → a",
                        "spec.ports[80].port: - → 80",
                        "spec.selector: - → {}");
        assertThat(lines(service, ""))
                .containsExactly(
                        "kind: Service → -",
                        "metadata.name: a → -",
                        "spec.ports[80].port: 80 → -",
                        "spec.selector: {} → -");
    }

    @Test
    void order_and_layout_of_the_text_do_not_matter() {
        String other = """
                # the same
                metadata:
                    name: "open-webui"
                spec: { template: { spec: { containers: [
                  { image: 'registry.test/open-webui:1', name: open-webui, ports: [ containerPort: 8080 ],
                    env: [ { value: '1', name: MODE }, { value: eu-central-1, name: REGION } ] },
                  { image: registry.test/helper:1, name: helper } ] } }, replicas: 2 }
                kind: Deployment
                """;

        assertThat(changes(POD, other)).isEmpty();
    }

    @Test
    void elements_of_lists_are_known_by_what_tells_them_apart() {
        String wanted = POD.replace("env:\n", "env:\n            - { name: FIRST, value: x }\n");

        assertThat(lines(POD, wanted))
                .containsExactly(
                        "spec.template.spec.containers[open-webui].env[FIRST].name: - → FIRST",
                        "spec.template.spec.containers[open-webui].env[FIRST].value: - → x");
        assertThat(lines(list("[{ a: 1 }, { a: 2 }]"), list("[{ a: 1 }, { a: 3 }]")))
                .containsExactly("l[1].a: 2 → 3");
        assertThat(lines(
                        list("[{ name: x, mountPath: /a }, { name: x, mountPath: /b }]"),
                        list("[{ name: x, mountPath: /b }, { name: x, mountPath: /c }]")))
                .containsExactly(
                        "l[/a].mountPath: /a → -", "l[/a].name: x → -", "l[/c].mountPath: - → /c", "l[/c].name: - → x");
    }

    @Test
    void says_that_elements_stand_in_another_order() {
        assertThat(lines(list("[{ name: a }, { name: b }]"), list("[{ name: b }, { name: a }]")))
                .containsExactly("l: [\"a\",\"b\"] → [\"b\",\"a\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1|\"1\"",
                "~|\"null\"",
                "true|'true'",
                "{}|[]",
                "x|[x]",
                "[x]|{ a: x }",
                "{}|{ a: {} }",
                "~|{ a: 1 }",
                "'[\"a\"]'|[a]",
                "[1]|[1, 1]"
            })
    void whatever_differs_is_named_by_different_words(String both) {
        String[] sides = both.split("\\|", 2);

        List<RenderedField> fields =
                changes(list(sides[0]), list(sides[1])).getFirst().fields();

        assertThat(fields)
                .isNotEmpty()
                .allSatisfy(field -> assertThat(field.before()).isNotEqualTo(field.after()));
        assertThat(fields).extracting(RenderedField::path).doesNotHaveDuplicates();
    }

    @Test
    void digest_of_an_object_is_that_of_earlier_builds() {
        RenderedChange change =
                changes("", "metadata: { name: a }\nkind: Service\n").getFirst();

        assertThat(change.digestBefore()).isNull();
        assertThat(change.digestAfter()).isEqualTo(Digests.of("{\"kind\":\"Service\",\"metadata\":{\"name\":\"a\"}}"));
    }

    @Test
    void two_objects_of_one_name_do_not_hide_each_other() {
        String first = "kind: Role\nmetadata: { name: a, namespace: one }\nrules: [x]\n";
        String second = "---\nkind: Role\nmetadata: { name: a, namespace: two }\nrules: [y]\n";

        assertThat(lines(first + second, first.replace("[x]", "[z]") + second)).hasSize(1);
        assertThat(changes(first + second, second + "---\n" + first)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: Secret\nmetadata: { name: a, annotations: { kept: '%s' } }\ndata: { password: '%s' }\nstringData: { b: '%s' }\n",
                "kind: Pod\nmetadata: { name: a }\nspec: { containers: [ { name: c, env: [ { name: DB_PASSWORD, value: '%s' } ] } ] }\n",
                "kind: Pod\nmetadata: { name: a }\nspec: { containers: [ { name: c, env: [ { name: A_KEY, value: '%s' }, { name: A_KEY, value: '%s' } ] } ] }\n",
                "kind: ConfigMap\nmetadata: { name: a }\ndata: { OPENAI_API_KEYS: '%s' }\n",
                "kind: ConfigMap\nmetadata: { name: a }\ndata: { url: 'postgresql://user:%s@db:5432/x' }\n",
                "kind: ConfigMap\nmetadata: { name: a }\ndata: { file: \"a: 1\\npassword: %s\\n\" }\n",
                "kind: Pod\nmetadata: { name: a }\nspec: { containers: [ { name: c, args: [ '--token=%s' ] } ] }\n",
                "kind: ConfigMap\nmetadata: { name: a }\ndata: { secretKey: '%s' }\n",
                "kind: ConfigMap\nmetadata: { name: a }\ndata: { secret-key: '%s' }\n",
                "kind: ConfigMap\nmetadata: { name: a }\ndata: { masterKey: '%s' }\n",
                "kind: ConfigMap\nmetadata: { name: a }\ndata: { PASSWORD_1: '%s' }\n",
                "kind: Pod\nmetadata: { name: a }\nspec: { containers: [ { name: c, env: [ { name: SIGNING_KEY_2, value: '%s' } ] } ] }\n",
                "kind: ConfigMap\nmetadata: { name: a }\ndata: { headers: 'Authorization: Bearer %s' }\n",
                "kind: ConfigMap\nmetadata: { name: a }\ndata: { conf: \"a 1;\\nproxy_set_header Authorization 'Basic %s';\\n\" }\n",
                "kind: ConfigMap\nmetadata: { name: a }\ndata: { header: 'Bearer %s' }\n",
                "kind: ConfigMap\nmetadata: { name: a }\ndata: { file: '{\"a\":1,\"password\":\"%s\"}' }\n",
                "kind: ConfigMap\nmetadata: { name: a }\ndata: { file: '{\"a\":\"{\\\"password\\\":\\\"%s\\\"}\"}' }\n",
                "kind: ConfigMap\nmetadata: { name: a }\ndata: { file: 'db: { user: u, password: %s }' }\n",
                "kind: ConfigMap\nmetadata: { name: a }\ndata: { file: \"a: 1\\nsecret_key: %s\\n\" }\n",
                "kind: List\nitems: [ { kind: Secret, metadata: { name: a }, data: { b: '%s' } } ]\n",
                "kind: SecretList\nitems: [ { metadata: { name: a }, data: { b: '%s' } } ]\n",
                "kind: List\nitems: [ { kind: List, items: [ { kind: Secret, metadata: { name: a }, data: { b: '%s' } } ] } ]\n",
                "kind: Secret\nmetadata: { name: a }\nstringData: { b: '%s' }\n---\nkind: Pod\nmetadata: { name: p, annotations: { copy: 'x%sx' } }\n",
            })
    void secret_never_leaves_but_its_change_is_noticed(String manifest) {
        String before = manifest.replace("%s", CANARY);
        String after = manifest.replace("%s", "another-" + CANARY);

        assertThat(changes(before, after))
                .isNotEmpty()
                .flatExtracting(RenderedChange::fields)
                .isNotEmpty()
                .allSatisfy(field -> {
                    assertThat(field.masked()).isTrue();
                    assertThat(field.before()).hasSize(64).isNotEqualTo(field.after());
                });
        assertThat(written(before, after) + written("", after) + written(before, ""))
                .doesNotContain(CANARY, Digests.of(CANARY), Digests.of('"' + CANARY + '"'));
        assertThat(changes("", after))
                .as("no plain digest of what has a secret in it")
                .extracting(RenderedChange::digestAfter)
                .doesNotContainAnyElementsOf(digests(after));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "existingSecret: of-the-customer",
                "imagePullSecret: of-the-customer",
                "secretName: of-the-customer",
                "passwordSecretRef: of-the-customer",
                "tokenSecretName: of-the-customer",
                "userPasswordKey: of-the-customer",
                "topologyKey: kubernetes.io/hostname",
                "max_tokens: '4096'",
                "file: '{\"max_tokens\": 4096, \"token\": null, \"secret\": false}'",
                "file: '{\"password\": \"${PASSWORD}\"}'",
                "conf: proxy_set_header Authorization \"Bearer $token\"",
                "note: bearer tokens are wanted"
            })
    void names_of_secrets_and_what_says_only_where_they_are_stay_in_sight(String entry) {
        String manifest = "kind: ConfigMap\nmetadata: { name: a }\ndata:\n  " + entry + "\n";

        assertThat(changes("", manifest).getFirst().fields())
                .noneSatisfy(field -> assertThat(field.masked()).isTrue());
    }

    @Test
    void what_stands_in_a_list_is_an_object_for_itself() {
        String list =
                "kind: List\nitems: [ { kind: A, metadata: { name: a }, l: 1 }, { kind: B, metadata: { name: b } } ]\n";

        assertThat(lines(list, list.replace("l: 1", "l: 2"))).containsExactly("l: 1 → 2");
        assertThat(changes("", list)).extracting(RenderedChange::kind).containsExactly("A", "B");
    }

    @Test
    void secrets_of_the_job_are_hidden_wherever_they_stand() {
        String manifest = "kind: ConfigMap\nmetadata: { name: a }\ndata: { note: 'see job-secret there', b: x }\n";

        assertThat(changes("", manifest).getFirst().fields())
                .filteredOn(RenderedField::masked)
                .extracting(RenderedField::path)
                .containsExactly("data.note");
        assertThat(written("", manifest)).doesNotContain("job-secret");
    }

    @Test
    void change_of_a_long_text_is_noticed_wherever_it_is() {
        String text = "x".repeat(5_000);
        String manifest = "kind: ConfigMap\nmetadata: { name: a }\ndata: { long: %s }\n";

        List<RenderedField> fields = changes(manifest.formatted(text + "1"), manifest.formatted(text + "2"))
                .getFirst()
                .fields();

        assertThat(fields).singleElement().satisfies(field -> {
            assertThat(field.before())
                    .startsWith("xxx")
                    .endsWith("… [5001 B, sha256:" + Digests.of(text + "1") + "]")
                    .hasSizeLessThan(240)
                    .isNotEqualTo(field.after());
            assertThat(field.masked()).isFalse();
        });
    }

    @Test
    void fields_beyond_the_bound_are_counted_and_covered_by_a_digest() {
        List<RenderedField> fields =
                changes(many(300, "1"), many(300, "2")).getFirst().fields();
        RenderedField rest = fields.getLast();

        assertThat(fields).hasSize(RenderedFields.MOST_FIELDS + 1);
        assertThat(rest.path()).isEqualTo("… +100");
        assertThat(rest.before()).startsWith("sha256:").isNotEqualTo(rest.after());
        assertThat(rest.after())
                .isNotEqualTo(changes(many(300, "1"), many(300, "2").replace("f9: \"2\"", "f9: \"3\""))
                        .getFirst()
                        .fields()
                        .getLast()
                        .after());
    }

    @Test
    void all_of_it_is_bounded() {
        String before = "";
        String after = IntStream.range(0, 60)
                .mapToObj(i -> many(200, "y".repeat(180)).replace("name: a", "name: a" + i))
                .collect(Collectors.joining("---\n"));

        assertThat(written(before, after)).hasSizeLessThan(2 * RenderedFields.MOST_CHARACTERS);
        assertThat(changes(before, after))
                .hasSize(60)
                .last()
                .satisfies(last -> assertThat(last.fields())
                        .singleElement()
                        .satisfies(rest -> assertThat(rest.path()).isEqualTo("… +202")));
    }

    @Test
    void our_own_chart_says_all_of_itself_but_long_texts() throws IOException {
        try (Stream<Path> goldens = Files.list(GOLDEN)) {
            for (Path golden : goldens.toList()) {
                List<RenderedChange> changes = changes("", Files.readString(golden));
                assertThat(changes)
                        .flatExtracting(RenderedChange::fields)
                        .allSatisfy(field ->
                                assertThat(field.masked()).as(field.path()).isFalse())
                        .noneSatisfy(field -> assertThat(field.path()).startsWith("… +"));
                assertThat(changes)
                        .extracting(RenderedChange::digestAfter)
                        .containsAll(digests(Files.readString(golden)));
            }
        }
    }

    @Test
    void standstill_of_our_own_chart_is_a_few_fields() throws IOException {
        String running = Files.readString(GOLDEN.resolve("S-LOCAL.yaml"));
        String still = Files.readString(GOLDEN.resolve("S-LOCAL-standstill.yaml"));

        assertThat(lines(running, still)).contains("spec.replicas: 1 → 0").hasSizeLessThan(40);
    }

    private static String list(String value) {
        return "kind: A\nmetadata: { name: a }\nl: " + value + "\n";
    }

    private static String many(int fields, String value) {
        return "kind: ConfigMap\nmetadata: { name: a }\ndata:\n"
                + IntStream.range(0, fields)
                        .mapToObj(i -> "  f" + i + ": \"" + value + "\"\n")
                        .collect(Collectors.joining());
    }

    private static List<RenderedChange> changes(String before, String after) {
        return Manifests.read(before)
                .changesTo(Manifests.read(after), new HiddenTexts("a key of this tenant", List.of("job-secret")));
    }

    /** As it leaves the account. */
    private static String written(String before, String after) {
        return JsonMapper.shared().writeValueAsString(new JobOutcome.Planned(changes(before, after)));
    }

    private static List<String> lines(String before, String after) {
        List<String> lines = new ArrayList<>();
        changes(before, after)
                .forEach(change -> change.fields()
                        .forEach(field -> lines.add(
                                field.path() + ": " + orDash(field.before()) + " → " + orDash(field.after()))));
        return lines;
    }

    private static String orDash(@Nullable String text) {
        return text == null ? "-" : text;
    }

    private static List<String> digests(String manifest) {
        return Manifests.read(manifest).objects().values().stream()
                .map(Digests::of)
                .toList();
    }
}
