package dev.tenantry.notifications;

import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.PersonId;
import dev.tenantry.notifications.Delivery.Receiver;
import dev.tenantry.notifications.Sender.Sent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is due, one by one: claimed in one transaction, concluded in another, sent in none. */
final class Sending {

    private static final Logger log = LoggerFactory.getLogger(Sending.class);
    /** With the pauses below, a receiver may be away for a day and a half. */
    private static final int MOST_ATTEMPTS = 15;

    private static final Duration LONGEST_PAUSE = Duration.ofHours(4);

    private final TenantScope scope;
    private final Deliveries deliveries;
    private final AddressBook addresses;
    private final Habits habits;
    private final Wording wording;
    private final Map<Channel, Sender> senders;
    private final NotificationSettings settings;
    private final Clock clock;

    Sending(
            TenantScope scope,
            Deliveries deliveries,
            AddressBook addresses,
            Habits habits,
            Wording wording,
            Map<Channel, Sender> senders,
            NotificationSettings settings,
            Clock clock) {
        this.scope = scope;
        this.deliveries = deliveries;
        this.addresses = addresses;
        this.habits = habits;
        this.wording = wording;
        this.senders = senders;
        this.settings = settings;
        this.clock = clock;
    }

    /** Returns whether something was due. */
    boolean sendNext() {
        Optional<Delivery> due = scope.asProvider(deliveries::claim);
        due.ifPresent(this::attempt);
        return due.isPresent();
    }

    private void attempt(Delivery delivery) {
        switch (delivery.to()) {
            case Receiver.ByWebhook(var endpoint) ->
                send(delivery, Channel.WEBHOOK, endpoint, Locale.forLanguageTag(settings.language()));
            case Receiver.ByMail(var person) -> mail(delivery, person);
        }
    }

    private void mail(Delivery delivery, PersonId person) {
        Notice notice = delivery.told().notice();
        Optional<String> address =
                scope.asProvider(() -> addresses.address(person, notice.kind().roles(), notice.tenant()));
        if (address.isEmpty()) {
            scope.inProvider(() -> deliveries.dropped(delivery));
            return;
        }
        Habit habit = scope.asProvider(() -> habits.of(person));
        Instant earliest = earliest(notice.kind(), habit);
        if (earliest.isAfter(clock.instant())) {
            scope.inProvider(() -> deliveries.again(delivery, delivery.attempts(), null, earliest));
            return;
        }
        send(delivery, Channel.MAIL, address.get(), Locale.forLanguageTag(habit.language()));
    }

    private Instant earliest(NoticeKind kind, Habit habit) {
        Instant now = clock.instant();
        QuietHours quiet = habit.quiet();
        return quiet == null || kind.urgent() ? now : quiet.earliest(now);
    }

    private void send(Delivery delivery, Channel channel, String to, Locale language) {
        Sender sender = senders.get(channel);
        Sent sent = sender == null
                ? new Sent.Refused("the settings name no such channel any more")
                : send(sender, delivery, to, language);
        scope.inProvider(() -> conclude(delivery, sent));
    }

    /** One letter that cannot be written must not hold up those behind it. */
    private Sent send(Sender sender, Delivery delivery, String to, Locale language) {
        Outbox.Written told = delivery.told();
        try {
            Wording.Words words = wording.of(told.notice(), language);
            return sender.send(new Letter(delivery.id(), told.notice(), told.at(), to, words, link(told.notice())));
        } catch (RuntimeException defect) {
            log.error("delivery {} could not be tried", delivery.id(), defect);
            return new Sent.Failed(defect.getClass().getSimpleName());
        }
    }

    private void conclude(Delivery delivery, Sent sent) {
        switch (sent) {
            case Sent.Delivered done -> deliveries.delivered(delivery);
            case Sent.Refused(var why) -> giveUp(delivery, why);
            case Sent.Failed(var why) -> {
                int attempts = delivery.attempts() + 1;
                if (attempts >= MOST_ATTEMPTS) {
                    giveUp(delivery, why);
                } else {
                    deliveries.again(delivery, attempts, why, clock.instant().plus(pause(attempts)));
                }
            }
        }
    }

    private void giveUp(Delivery delivery, String why) {
        log.warn("delivery {} of a notice was given up: {}", delivery.id(), why);
        deliveries.givenUp(delivery, why);
    }

    /** One minute, then twice as long each time. */
    private static Duration pause(int attempts) {
        Duration doubled = Duration.ofMinutes(1L << Math.min(attempts - 1, 20));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private String link(Notice notice) {
        String portal = settings.portal().toString();
        return (portal.endsWith("/") ? portal : portal + "/") + notice.path();
    }
}
