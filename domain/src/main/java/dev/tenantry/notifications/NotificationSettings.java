package dev.tenantry.notifications;

import dev.tenantry.outside.Loopback;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people and machines are told. Without {@code mail} no e-mail is written, without {@code webhooks} no machine is told.
 *
 * @param portal the address under which people reach the portal; links begin with it
 * @param language of those who chose none: {@code en} or {@code de}
 * @param keep how long it is kept what was told
 */
@ConfigurationProperties("tenantry.notifications")
public record NotificationSettings(
        @DefaultValue("http://127.0.0.1:8080") URI portal,
        @DefaultValue("en") String language,
        @Nullable Mail mail,
        @DefaultValue Map<String, Webhook> webhooks,
        @DefaultValue("90d") Duration keep) {

    public NotificationSettings {
        webhooks = Map.copyOf(webhooks);
    }

    /**
     * A mail server.
     *
     * @param user to sign in as; null if the server asks for none
     * @param passwordFile the file that holds the password
     */
    public record Mail(
            String host,
            @DefaultValue("587") int port,
            @DefaultValue("STARTTLS") Encryption encryption,
            String from,
            @Nullable String user,
            @Nullable Path passwordFile) {

        public Mail {
            if (user != null && passwordFile == null) {
                throw new IllegalArgumentException("tenantry.notifications.mail: a user without a password file");
            }
            if (user != null && encryption == Encryption.NONE && !Loopback.is(host)) {
                throw new IllegalArgumentException(
                        "tenantry.notifications.mail: a password would be sent to " + host + " unencrypted");
            }
        }
    }

    /** How the way to the mail server is protected. */
    public enum Encryption {
        STARTTLS,
        TLS,
        /** For a relay on the same machine or in the same cluster. */
        NONE
    }

    /**
     * A machine that is told.
     *
     * @param secretFile the file that holds the key by which deliveries are signed
     * @param kinds of what it is told; empty means everything
     */
    public record Webhook(
            URI url, Path secretFile, @DefaultValue Set<NoticeKind> kinds) {

        public Webhook {
            kinds = Set.copyOf(kinds);
            boolean secure = "https".equals(url.getScheme());
            if (url.getHost() == null || (!secure && !("http".equals(url.getScheme()) && Loopback.is(url.getHost())))) {
                throw new IllegalArgumentException("tenantry.notifications.webhooks: not an https address: " + url);
            }
        }

        boolean wants(NoticeKind kind) {
            return kinds.isEmpty() || kinds.contains(kind);
        }
    }
}
