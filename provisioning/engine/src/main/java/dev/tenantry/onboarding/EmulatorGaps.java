package dev.tenantry.onboarding;

import dev.tenantry.steps.Change;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Attributes that the AWS emulator forgets by itself, listed one by one beside the stacks: they are no differences, or nothing
 * built there would ever be as agreed. For an emulator only.
 *
 * @param drifts address and attribute, with a blank between
 */
record EmulatorGaps(Set<String> drifts) {

    private static final String FILE = "emulator/gaps.json";

    /** @param root of the stacks' sources */
    static EmulatorGaps of(Path root) {
        try (InputStream file = Files.newInputStream(root.resolve(FILE))) {
            JsonNode drifts = JsonMapper.shared().readTree(file).path("drifts");
            return new EmulatorGaps(StreamSupport.stream(drifts.spliterator(), false)
                    .map(gap -> gap.path("address").asString("") + " "
                            + gap.path("attribute").asString(""))
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException failed) {
            throw new UncheckedIOException("what the emulator forgets cannot be read: " + FILE, failed);
        }
    }

    /** What is left of these changes. */
    List<Change> without(List<Change> changes) {
        return changes.stream().map(this::without).flatMap(Optional::stream).toList();
    }

    private Optional<Change> without(Change change) {
        if (change.action() != Change.Action.CHANGE) {
            return Optional.of(change);
        }
        List<Change.AttributeChange> left = change.attributes().stream()
                .filter(attribute -> !drifts.contains(change.address() + " " + attribute.path()))
                .toList();
        if (left.size() == change.attributes().size()) {
            return Optional.of(change);
        }
        return left.isEmpty() ? Optional.empty() : Optional.of(change.with(left));
    }
}
