package dev.tenantry.register;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A private IPv4 network of a VPC, from /16 to /20, given by its first address. */
record Network(long first, int prefix) {

    private static final Pattern SYNTAX =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

    /** Addresses that are private by RFC 1918, each from its first /20 to the address after its last. */
    private record Range(Network first, long end) {}

    private static final List<Range> SMALL = List.of(
            new Range(new Network(10L << 24, 20), 11L << 24),
            new Range(new Network(172L << 24 | 16 << 16, 20), 172L << 24 | 32 << 16),
            new Range(new Network(192L << 24 | 168 << 16, 20), 192L << 24 | 169 << 16));

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
        return 1L << (32 - prefix);
    }

    boolean overlaps(Network other) {
        return first < other.first + other.size() && other.first < first + size();
    }

    /**
     * The first /16 in 10/8 from 10.20 on that overlaps none of these; once they are used up, the first /20 of all private
     * addresses. Empty if none of these is left either.
     */
    static Optional<Network> free(Collection<Network> taken) {
        Network roomy = new Network(10L << 24 | 20 << 16, 16);
        return roomy.upTo(11L << 24)
                .filter(candidate -> candidate.overlapsNone(taken))
                .findFirst()
                .or(() -> SMALL.stream()
                        .flatMap(range -> range.first().upTo(range.end()))
                        .filter(candidate -> candidate.overlapsNone(taken))
                        .findFirst());
    }

    /** This one and those of its size after it, below an address. */
    private Stream<Network> upTo(long end) {
        return LongStream.iterate(first, begin -> begin < end, begin -> begin + size())
                .mapToObj(begin -> new Network(begin, prefix));
    }

    private boolean overlapsNone(Collection<Network> taken) {
        return taken.stream().noneMatch(this::overlaps);
    }

    @Override
    public String toString() {
        return (first >> 24) + "." + (first >> 16 & 255) + "." + (first >> 8 & 255) + "." + (first & 255) + "/"
                + prefix;
    }
}
