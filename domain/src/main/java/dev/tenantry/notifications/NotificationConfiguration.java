package dev.tenantry.notifications;

import dev.tenantry.database.TenantScope;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The ways to receivers that the settings name. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(NotificationSettings.class)
class NotificationConfiguration {

    @Bean
    Sending sending(
            TenantScope scope,
            Deliveries deliveries,
            AddressBook addresses,
            Habits habits,
            Wording wording,
            NotificationSettings settings,
            Clock clock) {
        return new Sending(scope, deliveries, addresses, habits, wording, senders(settings, clock), settings, clock);
    }

    static Map<Channel, Sender> senders(NotificationSettings settings, Clock clock) {
        Map<Channel, Sender> senders = new EnumMap<>(Channel.class);
        senders.put(Channel.WEBHOOK, new WebhookSender(settings.webhooks(), clock));
        if (settings.mail() != null) {
            senders.put(Channel.MAIL, new MailSender(settings.mail()));
        }
        return senders;
    }
}
