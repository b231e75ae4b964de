package dev.tenantry.outside;

import dev.tenantry.outside.OutsideFailure.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Reads what a system answered and passes over everything that we do not know. A field that we need and that is missing is
 * an {@link OutsideFailure} of the kind NOT_UNDERSTOOD.
 */
public record Answer(OutsideSystem system, JsonNode json) {

    /** A text or number that must be there. */
    public String text(String field) {
        return optional(field).orElseThrow(() -> missing(field));
    }

    /** Empty if it is missing, null, or no plain value. */
    public Optional<String> optional(String field) {
        JsonNode value = json.path(field);
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asString("")) : Optional.empty();
    }

    /** A decimal number, written as number or text. */
    public Optional<BigDecimal> decimal(String field) {
        try {
            return optional(field).map(BigDecimal::new);
        } catch (NumberFormatException e) {
            throw missing(field);
        }
    }

    public Optional<Long> whole(String field) {
        return decimal(field).map(BigDecimal::longValue);
    }

    /** False if it is missing. */
    public boolean flag(String field) {
        return json.path(field).asBoolean(false);
    }

    /** An object that must be there. */
    public Answer object(String field) {
        JsonNode value = json.path(field);
        if (!value.isObject()) {
            throw missing(field);
        }
        return new Answer(system, value);
    }

    /** The elements of a list that must be there. */
    public List<Answer> each(String field) {
        if (!json.path(field).isArray()) {
            throw missing(field);
        }
        return new Answer(system, json.path(field)).each();
    }

    /** The elements of this answer, which must be a list. */
    public List<Answer> each() {
        if (!json.isArray()) {
            throw missing("a list");
        }
        return StreamSupport.stream(json.spliterator(), false)
                .map(element -> new Answer(system, element))
                .toList();
    }

    /** The texts of a list; empty if it is missing. */
    public List<String> texts(String field) {
        return StreamSupport.stream(json.path(field).spliterator(), false)
                .map(element -> element.asString(""))
                .toList();
    }

    private OutsideFailure missing(String field) {
        return new OutsideFailure(system, Kind.NOT_UNDERSTOOD, "the answer lacks " + field);
    }
}
