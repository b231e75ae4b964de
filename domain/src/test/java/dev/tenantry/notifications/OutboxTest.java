package dev.tenantry.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import dev.tenantry.notifications.NotificationSettings.Encryption;
import dev.tenantry.notifications.NotificationSettings.Mail;
import dev.tenantry.notifications.NotificationSettings.Webhook;
import dev.tenantry.notifications.Sender.Sent;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.time.SettableClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final TenantId ACME = TenantId.random();
    private static final PersonId ADA = new PersonId(UUID.randomUUID());
    private static final PersonId BEN = new PersonId(UUID.randomUUID());
    private static final Instant NIGHT = Instant.parse("2026-11-25T23:00:00Z");

    private final TestDatabase database = TestDatabase.create();
    private final SettableClock clock = new SettableClock(NIGHT);
    private final Members members = new Members();
    private final Post post = new Post();
    private final NotificationSettings settings = new NotificationSettings(
            URI.create("https://portal.example/t"),
            "en",
            new Mail("127.0.0.1", 25, Encryption.NONE, "portal@provider.example", null, null),
            Map.of("pager", new Webhook(URI.create("https://pager.example"), Path.of("key"), Set.of())),
            Duration.ofDays(90));
    private final Outbox outbox = new Outbox(database.jdbc(), clock);
    private final Habits habits = new Habits(database.jdbc(), settings);
    private final OutboxRounds rounds = rounds();

    private OutboxRounds rounds() {
        Deliveries deliveries = new Deliveries(database.jdbc(), clock);
        Spreading spreading = new Spreading(database.scope(), outbox, deliveries, members, habits, settings);
        Sending sending = new Sending(
                database.scope(),
                deliveries,
                members,
                habits,
                (notice, language) -> new Wording.Words(notice.kind() + " " + language, "body"),
                Map.of(Channel.MAIL, post, Channel.WEBHOOK, post),
                settings,
                clock);
        return new OutboxRounds(spreading, sending, outbox, database.scope(), settings, clock);
    }

    /** Who is a member, as a test says. */
    static final class Members implements AddressBook {

        final Map<PersonId, String> addresses =
                new TreeMap<>((a, b) -> a.value().compareTo(b.value()));

        @Override
        public List<PersonId> holding(Set<Role> roles, @Nullable TenantId tenant) {
            return List.copyOf(addresses.keySet());
        }

        @Override
        public Optional<String> address(PersonId person, Set<Role> roles, @Nullable TenantId tenant) {
            return Optional.ofNullable(addresses.get(person));
        }
    }

    /** Keeps letters, and answers as a test says. */
    static final class Post implements Sender {

        final List<Letter> letters = new CopyOnWriteArrayList<>();
        volatile Sent answer = new Sent.Delivered();

        @Override
        public Sent send(Letter letter) {
            letters.add(letter);
            return letter.to().equals("pager") ? new Sent.Delivered() : answer;
        }

        List<String> receivers() {
            return letters.stream().map(Letter::to).sorted().toList();
        }

        List<Letter> to(String receiver) {
            return letters.stream()
                    .filter(letter -> letter.to().equals(receiver))
                    .toList();
        }
    }

    @BeforeEach
    void people() {
        members.addresses.put(ADA, "ada");
        members.addresses.put(BEN, "ben");
        database.scope()
                .inProvider(() -> members.addresses
                        .keySet()
                        .forEach(person -> database.jdbc()
                                .sql("insert into person (id) values (?)")
                                .param(person.value())
                                .update()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void tell(NoticeKind kind) {
        database.scope().inTenant(ACME, () -> outbox.tell(new Notice(kind, ACME, Map.of("run", "7"), "runs/7")));
    }

    private List<String> states() {
        return database.scope()
                .asProvider(() -> database.jdbc()
                        .sql("select state from delivery order by state")
                        .query(String.class)
                        .list());
    }

    @Test
    void every_member_and_every_endpoint_is_told_once_with_a_link() {
        tell(NoticeKind.APPROVAL_WANTED);
        rounds.round();
        rounds.round();
        assertThat(post.receivers()).containsExactly("ada", "ben", "pager");
        assertThat(post.to("ada").getFirst().link()).isEqualTo("https://portal.example/t/runs/7");
        assertThat(states()).containsOnly("DELIVERED");
    }

    @Test
    void what_was_rolled_back_is_never_told() {
        assertThatThrownBy(() -> database.scope().inTenant(ACME, () -> {
                    outbox.tell(new Notice(NoticeKind.RUN_INCIDENT, ACME, Map.of(), "runs/7"));
                    throw new IllegalStateException("the change failed");
                }))
                .isInstanceOf(IllegalStateException.class);
        rounds.round();
        assertThat(post.letters).isEmpty();
    }

    @Test
    void receiver_who_is_away_is_told_later_and_later_with_the_same_id() {
        members.addresses.remove(BEN);
        post.answer = new Sent.Failed("away");
        tell(NoticeKind.RUN_INCIDENT);
        rounds.round();
        rounds.round();
        assertThat(post.to("ada")).hasSize(1);
        clock.pass(Duration.ofMinutes(1));
        rounds.round();
        clock.pass(Duration.ofMinutes(1));
        rounds.round();
        assertThat(post.to("ada")).hasSize(2);
        post.answer = new Sent.Delivered();
        clock.pass(Duration.ofMinutes(1));
        rounds.round();
        assertThat(post.to("ada"))
                .hasSize(3)
                .extracting(Letter::id)
                .containsOnly(post.to("ada").getFirst().id());
        assertThat(states()).containsOnly("DELIVERED");
    }

    @Test
    void receiver_who_stays_away_is_given_up_with_the_trouble() {
        members.addresses.remove(BEN);
        post.answer = new Sent.Failed("away");
        tell(NoticeKind.RUN_INCIDENT);
        for (int hours = 0; hours < 60; hours++) {
            rounds.round();
            clock.pass(Duration.ofHours(1));
        }
        assertThat(post.to("ada")).hasSize(15);
        assertThat(states()).containsExactly("DELIVERED", "GIVEN_UP");
    }

    @Test
    void refused_address_is_not_tried_again() {
        members.addresses.remove(BEN);
        post.answer = new Sent.Refused("no such address");
        tell(NoticeKind.RUN_INCIDENT);
        rounds.round();
        assertThat(states()).containsExactly("DELIVERED", "GIVEN_UP");
    }

    @Test
    void only_what_is_urgent_breaks_quiet_hours() {
        database.scope()
                .inProvider(() -> habits.keep(
                        ADA,
                        new Habit(
                                "de",
                                new QuietHours(LocalTime.of(20, 0), LocalTime.of(7, 0), ZoneOffset.UTC),
                                Set.of())));
        tell(NoticeKind.APPROVAL_WANTED);
        rounds.round();
        assertThat(post.receivers()).containsExactly("ben", "pager");
        tell(NoticeKind.RUN_INCIDENT);
        rounds.round();
        assertThat(post.to("ada"))
                .extracting(letter -> letter.words().subject())
                .containsExactly("RUN_INCIDENT de");
        clock.pass(Duration.ofHours(8));
        rounds.round();
        assertThat(post.to("ada"))
                .extracting(letter -> letter.words().subject())
                .containsExactly("RUN_INCIDENT de", "APPROVAL_WANTED de");
    }

    @Test
    void nobody_is_told_what_they_refused_to_hear() {
        database.scope().inProvider(() -> habits.keep(ADA, new Habit("en", null, Set.of(NoticeKind.APPROVAL_WANTED))));
        tell(NoticeKind.APPROVAL_WANTED);
        tell(NoticeKind.RUN_INCIDENT);
        rounds.round();
        assertThat(post.to("ada"))
                .extracting(letter -> letter.notice().kind())
                .containsExactly(NoticeKind.RUN_INCIDENT);
    }

    @Test
    void who_lost_the_membership_meanwhile_is_not_told() {
        post.answer = new Sent.Failed("away");
        tell(NoticeKind.RUN_INCIDENT);
        rounds.round();
        members.addresses.remove(ADA);
        clock.pass(Duration.ofMinutes(1));
        rounds.round();
        assertThat(post.to("ada")).hasSize(1);
        assertThat(states()).containsExactly("DELIVERED", "DROPPED", "WAITING");
    }

    @Test
    void delivery_of_a_node_that_died_while_sending_is_repeated_under_its_id() {
        tell(NoticeKind.RUN_INCIDENT);
        new Spreading(database.scope(), outbox, new Deliveries(database.jdbc(), clock), members, habits, settings)
                .spread();
        Delivery lost = database.scope()
                .asProvider(() -> new Deliveries(database.jdbc(), clock).claim())
                .orElseThrow();
        rounds.round();
        assertThat(post.letters).hasSize(2).extracting(Letter::id).doesNotContain(lost.id());
        clock.pass(Duration.ofMinutes(2));
        rounds.round();
        assertThat(post.letters).hasSize(3).extracting(Letter::id).contains(lost.id());
    }

    @Test
    void nodes_that_work_at_once_send_nothing_twice() throws Exception {
        for (int count = 0; count < 30; count++) {
            tell(NoticeKind.RUN_INCIDENT);
        }
        try (var nodes = Executors.newFixedThreadPool(4)) {
            nodes.invokeAll(IntStream.range(0, 4)
                            .<Callable<Boolean>>mapToObj(node -> () -> {
                                rounds().round();
                                return true;
                            })
                            .toList())
                    .forEach(done -> assertThat(done).succeedsWithin(Duration.ofSeconds(30)));
        }
        rounds.round();
        assertThat(post.letters).hasSize(90).extracting(Letter::id).doesNotHaveDuplicates();
    }

    @Test
    void what_was_told_long_ago_is_deleted_unless_it_is_still_under_way() {
        tell(NoticeKind.RUN_INCIDENT);
        rounds.round();
        clock.pass(Duration.ofDays(89));
        rounds.forget();
        assertThat(states()).hasSize(3);
        clock.pass(Duration.ofDays(2));
        rounds.forget();
        assertThat(states()).isEmpty();
    }
}
