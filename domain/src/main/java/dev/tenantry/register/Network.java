package dev.tenantry.register;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A private IPv4 network of a VPC, from /16 to /20, given by its first address. */
record Network(long first, int prefix) {

    private static final Pattern SYNTAX =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

    static Optional<Network> of(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long address = 0;
        for (int part = 1; part <= 4; part++) {
            int number = Integer.parseInt(matcher.group(part));
            if (number > 255) {
                return Optional.empty();
            }
            address = address << 8 | number;
        }
        Network network = new Network(address, Integer.parseInt(matcher.group(5)));
        return Optional.of(network).filter(Network::isUsable);
    }

    private boolean isUsable() {
        boolean sized = prefix >= 16 && prefix <= 20 && first % size() == 0;
        return sized && (first >> 24 == 10 || first >> 20 == (172L << 4 | 1) || first >> 16 == (192L << 8 | 168));
    }

    private long size() {
        return 1L << 32 - prefix;
    }

    boolean overlaps(Network other) {
        return first < other.first + other.size() && other.first < first + size();
    }

    /** The first /16 in 10/8 from 10.20 on that overlaps none of these. */
    static Network free(Iterable<Network> taken) {
        for (long second = 20; second < 256; second++) {
            Network candidate = new Network(10L << 24 | second << 16, 16);
            if (candidate.overlapsNone(taken)) {
                return candidate;
            }
        }
        throw new IllegalStateException("no free /16 is left in 10.0.0.0/8");
    }

    private boolean overlapsNone(Iterable<Network> taken) {
        for (Network other : taken) {
            if (overlaps(other)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return (first >> 24) + "." + (first >> 16 & 255) + "." + (first >> 8 & 255) + "." + (first & 255) + "/"
                + prefix;
    }
}
