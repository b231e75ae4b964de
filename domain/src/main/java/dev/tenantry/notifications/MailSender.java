package dev.tenantry.notifications;

import dev.tenantry.notifications.NotificationSettings.Encryption;
import dev.tenantry.notifications.NotificationSettings.Mail;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;

/** Sends plain text by SMTP. The Message-ID is the delivery's, so that mail programs show a repetition once. */
final class MailSender implements Sender {

    private final Mail settings;

    MailSender(Mail settings) {
        this.settings = settings;
    }

    @Override
    public Sent send(Letter letter) {
        InternetAddress receiver;
        try {
            receiver = new InternetAddress(letter.to(), true);
        } catch (AddressException malformed) {
            return new Sent.Refused("it is no address");
        }
        try {
            Transport.send(message(letter, receiver));
            return new Sent.Delivered();
        } catch (SendFailedException refused) {
            return refused.getInvalidAddresses() == null || refused.getInvalidAddresses().length == 0
                    ? new Sent.Failed("the mail server did not take it")
                    : new Sent.Refused("the mail server refuses the address");
        } catch (MessagingException failed) {
            // its message may hold the address
            return new Sent.Failed(failed.getClass().getSimpleName());
        }
    }

    private MimeMessage message(Letter letter, InternetAddress receiver) throws MessagingException {
        MimeMessage message = new WithId(session(), letter.id());
        message.setFrom(new InternetAddress(settings.from()));
        message.setRecipient(Message.RecipientType.TO, receiver);
        message.setSubject(letter.words().subject().replaceAll("\\p{Cntrl}+", " "), StandardCharsets.UTF_8.name());
        message.setText(letter.words().body() + "\n\n" + letter.link() + "\n", StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(letter.at()));
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private Session session() {
        Properties smtp = new Properties();
        smtp.put("mail.smtp.host", settings.host());
        smtp.put("mail.smtp.port", Integer.toString(settings.port()));
        smtp.put("mail.smtp.connectiontimeout", "5000");
        smtp.put("mail.smtp.timeout", "10000");
        smtp.put("mail.smtp.writetimeout", "10000");
        smtp.put("mail.smtp.ssl.enable", Boolean.toString(settings.encryption() == Encryption.TLS));
        smtp.put("mail.smtp.ssl.checkserveridentity", "true");
        smtp.put("mail.smtp.starttls.enable", Boolean.toString(settings.encryption() == Encryption.STARTTLS));
        smtp.put("mail.smtp.starttls.required", Boolean.toString(settings.encryption() == Encryption.STARTTLS));
        smtp.put("mail.smtp.auth", Boolean.toString(settings.user() != null));
        return Session.getInstance(smtp, new Password());
    }

    /** Read at each use, so that it can be exchanged without a restart. */
    private final class Password extends Authenticator {

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            if (settings.passwordFile() == null) {
                throw new IllegalStateException("the mail server asks for a password and none is set");
            }
            try {
                return new PasswordAuthentication(
                        settings.user(),
                        Files.readString(settings.passwordFile()).strip());
            } catch (IOException failed) {
                throw new UncheckedIOException("the mail server's password file cannot be read", failed);
            }
        }
    }

    /** Jakarta Mail sets an id of its own last; only a subclass can keep ours. */
    private static final class WithId extends MimeMessage {

        private final UUID id;

        WithId(Session session, UUID id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + "@tenantry>");
        }
    }
}
