package dev.tenantry.outside;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The egress guard's rules for an address that the portal never calls but hands on to a tenant's own network. There private networks have
 * their place; the machine itself and the cloud's metadata have not. No name is looked up: it means another server there.
 */
public final class HandedOn {

    /** A name whose last part begins with a digit is a number in one of its many forms. */
    private static final Pattern NUMBER = Pattern.compile("(?:.*\\.)?[0-9][^.]*\\.?");

    private static final Pattern DOTTED = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
    private static final Pattern ITSELF = Pattern.compile("(?:.*\\.)?localhost\\.?");

    private HandedOn() {}

    /** HTTPS to a server by its name or address, without credentials, query and fragment. */
    public static boolean isFine(String address) {
        try {
            return isFine(new URI(address));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isFine(URI address) {
        return AddressFault.of(address).isEmpty()
                && address.getRawQuery() == null
                && address.getRawFragment() == null
                && leadsElsewhere(address.getHost().toLowerCase(Locale.ROOT));
    }

    private static boolean leadsElsewhere(String host) {
        if (host.startsWith("[")) {
            return !PublicAddressesOnly.isTheMachine(InetAddress.ofLiteral(host.substring(1, host.length() - 1)));
        }
        if (DOTTED.matcher(host).matches()) {
            return isAddress(host) && !PublicAddressesOnly.isTheMachine(InetAddress.ofLiteral(host));
        }
        return !NUMBER.matcher(host).matches() && !ITSELF.matcher(host).matches();
    }

    private static boolean isAddress(String dotted) {
        return Pattern.compile("\\.")
                .splitAsStream(dotted)
                .mapToInt(Integer::parseInt)
                .allMatch(part -> part < 256);
    }
}
