package dev.tenantry.helm;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Saying;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Which version of a program may follow which on the same data. Qdrant reads what its own minor version and the one before
 * have written, and nothing newer; Open WebUI changes its database when it starts, and an older one damages what it finds.
 * Versions are read from the values of releases, where tags stand beside digests.
 */
final class DataVersions {

    private static final String QDRANT = "qdrant";
    private static final String ASSISTANT = "openWebui";

    private DataVersions() {}

    /**
     * Why what is wanted must not follow what is there; empty if it may.
     *
     * @param there values of the last revision, whether it came to be or not: its programs may have touched the data
     */
    static Optional<Failure> refusal(JsonNode there, JsonNode wanted) {
        return Stream.of(QDRANT, ASSISTANT)
                .flatMap(image -> refusal(image, image(there, image), image(wanted, image)).stream())
                .findFirst();
    }

    /** Whether both keep their data by the same images, so that one can take the other's place. */
    static boolean same(JsonNode one, JsonNode other) {
        return Stream.of(QDRANT, ASSISTANT).allMatch(image -> image(one, image).equals(image(other, image)));
    }

    private record Image(String tag, String digest) {

        @Override
        public String toString() {
            return tag.isEmpty() ? digest : tag;
        }
    }

    private static Image image(JsonNode values, String name) {
        JsonNode image = values.path("images").path(name);
        return new Image(image.path("tag").asString(""), image.path("digest").asString(""));
    }

    private static Optional<Failure> refusal(String name, Image there, Image wanted) {
        boolean isNew = there.toString().isEmpty() || wanted.toString().isEmpty();
        if (isNew
                || there.equals(wanted)
                || (!there.tag().isEmpty() && there.tag().equals(wanted.tag()))) {
            return Optional.empty();
        }
        Optional<Version> before = Version.of(there.tag());
        Optional<Version> after = Version.of(wanted.tag());
        Optional<Saying> why = before.isEmpty() || after.isEmpty()
                ? Optional.of(HelmPhrase.VERSION_NOT_TOLD.say(name, there, wanted))
                : name.equals(QDRANT) ? ofQdrant(before.get(), after.get()) : ofAssistant(before.get(), after.get());
        return why.map(cause -> Failure.of(FailureClass.CONFIG, OutsideSystem.KUBERNETES, name, cause));
    }

    private static Optional<Saying> ofQdrant(Version before, Version after) {
        if (after.isSameMinor(before) || after.isNextMinor(before)) {
            return Optional.empty();
        }
        return Optional.of(
                after.compareTo(before) < 0
                        ? HelmPhrase.QDRANT_GOES_BACK.say(before, after)
                        : HelmPhrase.QDRANT_SKIPS.say(before, after, before.next()));
    }

    private static Optional<Saying> ofAssistant(Version before, Version after) {
        return after.compareTo(before) < 0
                ? Optional.of(HelmPhrase.ASSISTANT_GOES_BACK.say(before, after))
                : Optional.empty();
    }
}
