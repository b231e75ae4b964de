package dev.tenantry.outside;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Refuses to start a portal that would speak with something outside of its machine without verified TLS, unless that host is
 * on the list of {@code tenantry.egress.plain-hosts}. It looks at every address among our settings, whatever its name, and
 * asks no peer: a new setting is looked at before anybody thinks of it.
 */
public final class PlainConnections implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final Pattern ADDRESS =
            Pattern.compile("([a-z][a-z0-9+.-]*)://([^/?#\\s,;\"']*)", Pattern.CASE_INSENSITIVE);
    private static final String JDBC = "jdbc:postgresql:";

    /** Never without TLS, or no connection of this program. */
    private static final List<String> SAFE = List.of("https", "wss", "ldaps", "rediss", "s3", "file", "cluster");

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        List<String> problems = problems(event.getEnvironment());
        if (!problems.isEmpty()) {
            throw new PlainConnectionRefused(problems);
        }
    }

    /** What would be spoken with in clear, a sentence for each. */
    public static List<String> problems(ConfigurableEnvironment environment) {
        Binder binder = Binder.get(environment);
        EgressSettings list = binder.bindOrCreate("tenantry.egress", EgressSettings.class);
        return problems(list, settings(binder), environment.getSystemEnvironment());
    }

    private static Map<String, String> settings(Binder binder) {
        return new TreeMap<>(binder.bind("tenantry", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of()));
    }

    private static List<String> problems(
            EgressSettings list, Map<String, String> settings, Map<String, Object> variables) {
        List<String> problems = new ArrayList<>();
        settings.forEach(
                (name, value) -> inClear(list, "tenantry." + name, value).forEach(problems::add));
        variables.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("AWS_ENDPOINT_URL"))
                .flatMap(variable -> inClear(list, variable.getKey(), String.valueOf(variable.getValue())))
                .forEach(problems::add);
        mail(list, settings).forEach(problems::add);
        return problems;
    }

    private static Stream<String> inClear(EgressSettings list, String name, String value) {
        if (value.startsWith(JDBC)) {
            return database(name, value);
        }
        return ADDRESS.matcher(value)
                .results()
                .filter(found -> !isSafe(list, found))
                .map(found -> name + " is " + found.group(1).toLowerCase(Locale.ROOT) + "://" + host(found.group(2))
                        + "…, which is not TLS");
    }

    private static boolean isSafe(EgressSettings list, MatchResult address) {
        return SAFE.contains(address.group(1).toLowerCase(Locale.ROOT)) || list.isPlain(host(address.group(2)));
    }

    /** Without user and port; what stands in braces is filled in later and can be anybody. */
    private static String host(String authority) {
        String host = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return host.replaceFirst(":[0-9{][^\\]]*$", "");
    }

    /** By the driver's own reading. The list of plain hosts does not count here: whoever reads along reads every tenant. */
    private static Stream<String> database(String name, String value) {
        Properties read = Driver.parseURL(value, new Properties());
        if (read == null) {
            return Stream.of(name + " is no address of a PostgreSQL");
        }
        boolean here = Stream.of(text(PGProperty.PG_HOST, read).split(",")).allMatch(Loopback::is);
        boolean verified = "verify-full".equals(PGProperty.SSL_MODE.getOrDefault(read))
                && isTheDrivers(PGProperty.SSL_FACTORY, read)
                && isTheDrivers(PGProperty.SSL_HOSTNAME_VERIFIER, read);
        return here || verified
                ? Stream.of()
                : Stream.of(name + " leads to " + text(PGProperty.PG_HOST, read)
                        + " without sslmode=verify-full, or verifies by something else than the driver");
    }

    private static boolean isTheDrivers(PGProperty property, Properties read) {
        return Objects.equals(property.getOrDefault(read), property.getDefaultValue());
    }

    private static String text(PGProperty property, Properties read) {
        @Nullable String text = property.getOrDefault(read);
        return text == null ? "" : text;
    }

    /** A host without a scheme: whether it is TLS stands in another setting. */
    private static Stream<String> mail(EgressSettings list, Map<String, String> settings) {
        String host = settings.getOrDefault("notifications.mail.host", "").toLowerCase(Locale.ROOT);
        String encryption = settings.getOrDefault("notifications.mail.encryption", "");
        return !encryption.equalsIgnoreCase("none") || list.isPlain(host)
                ? Stream.of()
                : Stream.of("tenantry.notifications.mail.encryption is NONE, and " + host + " is another machine");
    }
}
