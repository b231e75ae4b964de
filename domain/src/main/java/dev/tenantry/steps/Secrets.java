package dev.tenantry.steps;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A tenant's secrets, envelope-encrypted at rest and masked in every log from the moment they are known. */
public interface Secrets {

    Optional<String> get(String name);

    /** Throws {@link IllegalStateException} naming the missing secret. */
    String require(String name);

    /** The secret of that name, made and stored first if there is none: called twice, made once. */
    String getOrCreate(String name, Supplier<String> make);

    void put(String name, String secret);

    /** Names of all that there are. */
    Set<String> names();

    /** Forgets it; nothing happens if there is none. */
    void remove(String name);
}
