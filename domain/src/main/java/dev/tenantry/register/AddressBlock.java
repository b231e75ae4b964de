package dev.tenantry.register;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A block of IPv4 addresses that one system of a customer has, such as 10.9.8.0/24. */
final class AddressBlock {

    private static final Pattern SYNTAX =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

    /** A larger one is a network and no system: it would open more than sign-in needs. */
    private static final int LARGEST = 16;

    private AddressBlock() {}

    /** Whether it begins at its first address, is no larger than one system needs, and is neither this machine nor the cloud's own. */
    static boolean isFine(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        long address = 0;
        for (int part = 1; part <= 4; part++) {
            int number = Integer.parseInt(matcher.group(part));
            if (number > 255) {
                return false;
            }
            address = address << 8 | number;
        }
        int prefix = Integer.parseInt(matcher.group(5));
        return prefix >= LARGEST && prefix <= 32 && address % (1L << (32 - prefix)) == 0 && isElsewhere(address);
    }

    private static boolean isElsewhere(long address) {
        long first = address >> 24;
        boolean ofTheCloud = address >> 16 == (169L << 8 | 254);
        return first != 0 && first != 127 && first < 224 && !ofTheCloud;
    }
}
