package simulated;

/** Arithmetic of IPv4 blocks. */
final class Networks {

    private Networks() {}

    /** The block's part of this number, when it is cut into so many parts as the bits can count. */
    static String cut(String block, int bits, int number) {
        String[] parts = block.split("/");
        String[] bytes = parts[0].split("\\.");
        if (parts.length != 2 || bytes.length != 4) {
            throw new Scope.Opaque(block);
        }
        int length = Integer.parseInt(parts[1]) + bits;
        long address = 0;
        for (String each : bytes) {
            address = address << 8 | Integer.parseInt(each);
        }
        address += (long) number << 32 - length;
        return (address >> 24 & 255) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255)
                + "/" + length;
    }
}
