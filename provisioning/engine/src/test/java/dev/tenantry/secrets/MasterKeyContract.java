package dev.tenantry.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What every master key does, wherever it is. */
abstract class MasterKeyContract {

    private static final String CONTEXT = "tenant-secret 0192 gateway.key";

    /** The same at each call. */
    abstract MasterKey key();

    /** Of the same kind, and not the same. */
    abstract MasterKey other();

    @Test
    void opens_what_it_wrapped() {
        byte[] plain = Sealed.newKey();

        byte[] wrapped = key().wrap(plain, CONTEXT);

        assertThat(new String(wrapped, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(plain, StandardCharsets.ISO_8859_1));
        assertThat(key().unwrap(wrapped, key().id(), CONTEXT)).isEqualTo(plain);
    }

    @Test
    void opens_nothing_for_another_purpose() {
        byte[] wrapped = key().wrap(Sealed.newKey(), CONTEXT);

        assertThatThrownBy(() -> key().unwrap(wrapped, key().id(), "tenant-secret 0193 gateway.key"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("0193");
    }

    @Test
    void opens_nothing_that_was_changed() {
        byte[] wrapped = key().wrap(Sealed.newKey(), CONTEXT);
        wrapped[wrapped.length - 1] ^= 1;

        assertThatThrownBy(() -> key().unwrap(wrapped, key().id(), CONTEXT)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void opens_nothing_that_another_key_wrapped() {
        byte[] wrapped = other().wrap(Sealed.newKey(), CONTEXT);

        assertThatThrownBy(() -> key().unwrap(wrapped, key().id(), CONTEXT)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void says_so_if_a_key_of_another_kind_has_wrapped_it() {
        byte[] wrapped = key().wrap(Sealed.newKey(), CONTEXT);

        assertThatThrownBy(() -> key().unwrap(wrapped, "of another kind", CONTEXT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("of another kind");
    }
}
