package dev.tenantry.notifications;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a person wants to be told.
 *
 * @param language as in {@code lang="de"}
 * @param quiet null if any hour is fine
 * @param refused what the person does not want to be told of
 */
public record Habit(String language, @Nullable QuietHours quiet, Set<NoticeKind> refused) {

    public Habit {
        refused = Set.copyOf(refused);
        if (!language.matches("[a-z]{2}")) {
            throw new IllegalArgumentException("not a language: " + language);
        }
    }
}
