package dev.tenantry.notifications;

import dev.tenantry.database.TenantScope;
import dev.tenantry.notifications.Delivery.Receiver;
import java.util.List;
import org.springframework.stereotype.Component;

/** Decides to whom each notice goes, as memberships and choices are at that moment. */
@Component
class Spreading {

    private static final int BATCH = 50;

    private final TenantScope scope;
    private final Outbox outbox;
    private final Deliveries deliveries;
    private final AddressBook addresses;
    private final Habits habits;
    private final NotificationSettings settings;

    Spreading(
            TenantScope scope,
            Outbox outbox,
            Deliveries deliveries,
            AddressBook addresses,
            Habits habits,
            NotificationSettings settings) {
        this.scope = scope;
        this.outbox = outbox;
        this.deliveries = deliveries;
        this.addresses = addresses;
        this.habits = habits;
        this.settings = settings;
    }

    /** Returns how many notices were spread. */
    int spread() {
        return scope.asProvider(() -> {
            List<Outbox.Written> unspread = outbox.lockUnspread(BATCH);
            unspread.forEach(this::spread);
            return unspread.size();
        });
    }

    private void spread(Outbox.Written told) {
        NoticeKind kind = told.notice().kind();
        if (settings.mail() != null) {
            addresses.holding(kind.roles(), told.notice().tenant()).stream()
                    .filter(person -> !habits.of(person).refused().contains(kind))
                    .forEach(person -> deliveries.add(told.id(), new Receiver.ByMail(person)));
        }
        settings.webhooks().entrySet().stream()
                .filter(endpoint -> endpoint.getValue().wants(kind))
                .forEach(endpoint -> deliveries.add(told.id(), new Receiver.ByWebhook(endpoint.getKey())));
        outbox.spread(told.id());
    }
}
