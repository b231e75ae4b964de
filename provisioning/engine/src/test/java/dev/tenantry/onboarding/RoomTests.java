package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.aws.AccountLimits;
import dev.tenantry.aws.AccountLimits.Reading;
import dev.tenantry.aws.Quota;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.SizeProfile;
import dev.tenantry.tenants.TenantProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class RoomTests {

    private static final Path HELM = Path.of("../../infra/helm");

    private final Map<Quota, Reading> account = new EnumMap<>(Map.of(
            Quota.VPCS, new Reading(5, 1),
            Quota.CLUSTERS, new Reading(100, 0),
            Quota.STANDARD_VCPUS, new Reading(64, 0),
            Quota.GPU_VCPUS, new Reading(0, 0)));

    private TenantProfile profile = Profiles.acme();

    private Room.Found found() {
        AccountLimits limits = (target, name, quota) -> Optional.ofNullable(account.get(quota))
                .orElseThrow(() -> new OutsideFailure(
                        OutsideSystem.AWS, OutsideFailure.Kind.NOT_AUTHORIZED, "AccessDenied: not for you"));
        return found(limits);
    }

    private Room.Found found(AccountLimits limits) {
        List<Room.Found> found;
        try (Room room = new Room(limits)) {
            found = Stream.of(Quota.values())
                    .map(quota -> room.of(profile, quota))
                    .toList();
        }
        return new Room.Found(
                found.stream().flatMap(one -> one.lacking().stream()).toList(),
                found.stream().flatMap(one -> one.notes().stream()).toList());
    }

    @Test
    void says_nothing_where_there_is_room() {
        assertThat(found()).isEqualTo(new Room.Found(List.of(), List.of()));
    }

    @Test
    void names_each_quota_that_is_too_low_what_is_needed_and_where_to_ask() {
        account.put(Quota.VPCS, new Reading(5, 5));
        account.put(Quota.STANDARD_VCPUS, new Reading(5, 4));

        String region = Profiles.acme().aws().region();
        assertThat(found().lacking())
                .containsExactlyInAnyOrder(
                        OnboardingPhrase.QUOTA_TOO_LOW.say(5, Quota.VPCS.say(), 5, 1, 6, Quota.VPCS.page(region)),
                        OnboardingPhrase.QUOTA_TOO_LOW.say(
                                5, Quota.STANDARD_VCPUS.say(), 4, 4, 8, Quota.STANDARD_VCPUS.page(region)));
        assertThat(Quota.VPCS.page(region).toString()).contains("servicequotas/home/services/vpc/quotas/L-F678F1CE");
    }

    /** A new account is granted none, and the models would wait for a node that never comes. */
    @Test
    void refuses_a_profile_with_a_gpu_where_the_account_allows_none() {
        profile = Profiles.sized(SizeProfile.L);

        assertThat(found().lacking())
                .containsExactly(OnboardingPhrase.QUOTA_TOO_LOW.say(
                        0,
                        Quota.GPU_VCPUS.say(),
                        0,
                        4,
                        4,
                        Quota.GPU_VCPUS.page(profile.aws().region())));
        assertThat(Quota.GPU_VCPUS.page("eu-central-1").toString()).endsWith("/ec2/quotas/L-DB2E81BA");

        account.put(Quota.GPU_VCPUS, new Reading(4, 0));
        assertThat(found().lacking()).isEmpty();
        assertThat(found().notes()).singleElement().asString().contains("with a GPU", "at least 8");

        account.remove(Quota.GPU_VCPUS);
        assertThat(found().lacking()).isEmpty();
        assertThat(found().notes()).singleElement().asString().contains("with a GPU", "not checked");
    }

    @ParameterizedTest
    @EnumSource(SizeProfile.class)
    void asks_for_no_gpu_where_none_is_used(SizeProfile size) {
        account.remove(Quota.GPU_VCPUS);
        profile = Profiles.sized(size, DataPolicy.EXTERNAL);

        assertThat(found()).isEqualTo(new Room.Found(List.of(), List.of()));
    }

    @Test
    void notes_what_is_enough_to_begin_with_and_not_to_grow() {
        account.put(Quota.STANDARD_VCPUS, new Reading(8, 0));

        assertThat(found().lacking()).isEmpty();
        assertThat(found().notes())
                .singleElement()
                .asString()
                .contains("not to grow")
                .contains("at least 16");
    }

    @Test
    void notes_what_it_may_not_read_and_goes_on() {
        account.remove(Quota.CLUSTERS);

        assertThat(found().lacking()).isEmpty();
        assertThat(found().notes())
                .singleElement()
                .asString()
                .contains("EKS clusters")
                .contains("not checked")
                .contains("AccessDenied");
    }

    @Test
    void notes_what_is_not_answered_in_time_and_goes_on() {
        CountDownLatch never = new CountDownLatch(1);
        Room.Found found = found((target, name, quota) -> {
            try {
                never.await();
            } catch (InterruptedException cancelled) {
                Thread.currentThread().interrupt();
            }
            return new Reading(0, 0);
        });

        assertThat(found.lacking()).isEmpty();
        assertThat(found.notes())
                .hasSize(Quota.values().length - 1)
                .allMatch(note -> note.contains("no answer within"));
    }

    /** What the chart asks for, from its own files: somebody who raises it there must raise it here. */
    @ParameterizedTest
    @EnumSource(SizeProfile.class)
    void leaves_room_for_whole_nodes_around_what_the_chart_asks_for(SizeProfile size) throws IOException {
        Room.Need need = Room.need(Quota.STANDARD_VCPUS, Profiles.sized(size));

        assertThat((double) need.least()).isGreaterThanOrEqualTo(2 * vcpusAskedFor(size));
        String limits = Files.readString(HELM.resolve("customer-stack/templates/platform.yaml"));
        assertThat(limits.contains("\"" + size + "\" \"" + need.roomy() + "\""))
                .as("the node pool's limit")
                .isTrue();
    }

    private static Path golden(SizeProfile size) {
        return HELM.resolve("test/golden").resolve(size + "-LOCAL.yaml");
    }

    private static double vcpusAskedFor(SizeProfile size) throws IOException {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        try (var text = Files.newBufferedReader(golden(size))) {
            return StreamSupport.stream(yaml.loadAll(text).spliterator(), false)
                    .filter(Map.class::isInstance)
                    .mapToDouble(object -> vcpus((Map<?, ?>) object))
                    .sum();
        }
    }

    private static double vcpus(Map<?, ?> object) {
        if (!(object.get("spec") instanceof Map<?, ?> spec) || !(spec.get("template") instanceof Map<?, ?> template)) {
            return 0;
        }
        if (!(template.get("spec") instanceof Map<?, ?> pod) || !(pod.get("containers") instanceof Iterable<?> all)) {
            return 0;
        }
        int replicas = spec.get("replicas") instanceof Integer count ? count : 1;
        return replicas
                * StreamSupport.stream(all.spliterator(), false)
                        .mapToDouble(container -> cpu((Map<?, ?>) container))
                        .sum();
    }

    private static double cpu(Map<?, ?> container) {
        if (!(container.get("resources") instanceof Map<?, ?> resources)
                || !(resources.get("requests") instanceof Map<?, ?> requests)) {
            return 0;
        }
        String cpu = String.valueOf(requests.get("cpu"));
        return cpu.endsWith("m")
                ? Double.parseDouble(cpu.substring(0, cpu.length() - 1)) / 1000
                : Double.parseDouble(cpu);
    }
}
