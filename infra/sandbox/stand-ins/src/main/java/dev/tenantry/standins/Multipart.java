package dev.tenantry.standins;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file in a form that was sent in parts; text only. */
record Multipart(String name, String content) {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");
    private static final Pattern FILE = Pattern.compile("name=\"file\"; filename=\"([^\"]*)\"");

    /** Empty if there is none. */
    static Optional<Multipart> file(Asked asked) {
        Matcher boundary = BOUNDARY.matcher(asked.header("content-type").orElse(""));
        if (!boundary.find()) {
            return Optional.empty();
        }
        for (String part : asked.text().split(Pattern.quote("--" + boundary.group(1)), -1)) {
            Matcher file = FILE.matcher(part);
            int head = part.indexOf("\r\n\r\n");
            if (head >= 0 && file.find() && file.start() < head) {
                return Optional.of(new Multipart(file.group(1), part.substring(head + 4, part.length() - 2)));
            }
        }
        return Optional.empty();
    }
}
