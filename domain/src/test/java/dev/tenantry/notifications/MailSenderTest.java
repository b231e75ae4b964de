package dev.tenantry.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.notifications.NotificationSettings.Encryption;
import dev.tenantry.notifications.NotificationSettings.Mail;
import dev.tenantry.notifications.Sender.Sent;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailSenderTest {

    private static final UUID ID = UUID.randomUUID();
    private final SmallMailServer server;

    MailSenderTest() throws IOException {
        server = new SmallMailServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private Sent send(String to, Encryption encryption) {
        Mail settings =
                new Mail("127.0.0.1", server.port(), encryption, "Tenantry <portal@provider.example>", null, null);
        Notice notice = new Notice(NoticeKind.RUN_INCIDENT, null, Map.of(), "runs/7");
        return new MailSender(settings)
                .send(new Letter(
                        ID,
                        notice,
                        Instant.parse("2026-11-25T10:00:00Z"),
                        to,
                        new Wording.Words("Störung\r\nBcc: x@evil.example", "Größer wäre schöner."),
                        "https://portal.example/runs/7"));
    }

    @Test
    void mail_says_it_with_a_link_and_an_id_that_repetitions_share() throws Exception {
        assertThat(send("ada@provider.example", Encryption.NONE)).isEqualTo(new Sent.Delivered());
        assertThat(send("ada@provider.example", Encryption.NONE)).isEqualTo(new Sent.Delivered());
        MimeMessage first = taken();
        assertThat(first.getMessageID()).isEqualTo("<" + ID + "@tenantry>").isEqualTo(taken().getMessageID());
        assertThat(first.getContent().toString().replace("\r", ""))
                .isEqualTo("Größer wäre schöner.\n\nhttps://portal.example/runs/7\n");
    }

    @Test
    void subject_cannot_bring_in_headers_of_its_own() throws Exception {
        send("ada@provider.example", Encryption.NONE);
        MimeMessage message = taken();
        assertThat(message.getSubject()).isEqualTo("Störung Bcc: x@evil.example");
        assertThat(message.getHeader("Bcc")).isNull();
    }

    private MimeMessage taken() throws Exception {
        byte[] bytes = server.messages().take().getBytes(StandardCharsets.UTF_8);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }

    @Test
    void address_that_the_server_refuses_is_not_tried_again() {
        assertThat(send("nobody@provider.example", Encryption.NONE)).isInstanceOf(Sent.Refused.class);
        assertThat(send("not an address", Encryption.NONE)).isInstanceOf(Sent.Refused.class);
    }

    @Test
    void nothing_goes_out_unencrypted_where_encryption_is_asked_for() {
        assertThat(send("ada@provider.example", Encryption.STARTTLS)).isInstanceOf(Sent.Failed.class);
        assertThat(server.messages()).isEmpty();
    }

    @Test
    void server_that_is_away_is_a_failure_that_may_pass() throws IOException {
        server.close();
        assertThat(send("ada@provider.example", Encryption.NONE)).isInstanceOf(Sent.Failed.class);
    }

    @Test
    void password_is_never_sent_over_an_open_line() {
        assertThatThrownBy(
                        () -> new Mail("smtp.example", 25, Encryption.NONE, "a@b.example", "user", Path.of("password")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
