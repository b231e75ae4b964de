package dev.tenantry.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeyMemoryTests {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private Instant now = Instant.parse("2026-11-28T09:00:00Z");
    private final AtomicInteger unwrapped = new AtomicInteger();
    private final KeyMemory memory = new KeyMemory(2, LONGEST, () -> now);

    private static WrappedKey wrapped(String text) {
        return WrappedKey.of("master", text.getBytes(StandardCharsets.UTF_8), "any");
    }

    private byte[] key(String text) {
        return memory.key(wrapped(text), () -> {
            unwrapped.incrementAndGet();
            return new byte[] {1, 2, 3};
        });
    }

    @Test
    void unwraps_once_as_long_as_it_remembers_and_whoever_overwrites_a_copy_harms_nobody() {
        for (int i = 0; i < 5; i++) {
            byte[] key = key("a");
            assertThat(key).containsExactly(1, 2, 3);
            Arrays.fill(key, (byte) 0);
        }
        assertThat(unwrapped).hasValue(1);

        now = now.plus(LONGEST);
        assertThat(key("a")).containsExactly(1, 2, 3);
        assertThat(unwrapped).hasValue(2);
    }

    @Test
    void tells_keys_apart_by_text_by_master_key_and_by_purpose() {
        key("a");
        key("b");
        assertThat(unwrapped).hasValue(2);
        WrappedKey one = wrapped("a");
        assertThat(one).isEqualTo(wrapped("a"));
        assertThat(one).isNotEqualTo(WrappedKey.of("other", one.bytes(), "any"));
        assertThat(one).isNotEqualTo(WrappedKey.of("master", one.bytes(), "else"));
    }

    @Test
    void forgets_the_one_that_was_asked_for_longest_ago_and_overwrites_it() {
        byte[] second = {7};
        key("a");
        memory.key(wrapped("b"), () -> second);
        key("a");
        assertThat(second).containsExactly(7);
        key("c");
        assertThat(second).containsExactly(0);

        unwrapped.set(0);
        key("a");
        assertThat(unwrapped).as("asked for a moment ago").hasValue(0);
        key("b");
        assertThat(unwrapped).hasValue(1);
    }

    @Test
    void overwrites_what_is_over_when_another_comes_and_all_of_it_at_the_end() {
        byte[] over = {7};
        byte[] last = {8};
        memory.key(wrapped("a"), () -> over);
        now = now.plus(LONGEST);

        memory.key(wrapped("b"), () -> last);
        assertThat(over).containsExactly(0);
        memory.forget();
        assertThat(last).containsExactly(0);
    }

    @Test
    void overwrites_what_is_over_though_nobody_comes() {
        byte[] over = {7};
        memory.key(wrapped("a"), () -> over);
        memory.sweep();
        assertThat(over).containsExactly(7);

        now = now.plus(LONGEST);
        memory.sweep();
        assertThat(over).containsExactly(0);
    }

    @Test
    void remembers_no_failure() {
        assertThatThrownBy(() -> memory.key(wrapped("a"), () -> {
                    throw new IllegalStateException("away");
                }))
                .hasMessage("away");

        assertThat(key("a")).containsExactly(1, 2, 3);
    }

    @Test
    void of_many_at_once_one_unwraps_and_a_failure_is_everybodys() throws Exception {
        for (boolean fails : new boolean[] {false, true}) {
            unwrapped.set(0);
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            List<Future<byte[]>> all = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                all.add(threads.submit(() -> memory.key(wrapped("slow" + fails), () -> slowly(begun, go, fails))));
                assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
                for (int i = 0; i < 8; i++) {
                    all.add(threads.submit(() -> memory.key(wrapped("slow" + fails), () -> slowly(begun, go, fails))));
                }
                go.countDown();
            }
            if (fails) {
                assertThat(all)
                        .allSatisfy(each -> assertThat(each.exceptionNow()).hasMessage("away"));
            } else {
                assertThat(all).allSatisfy(each -> assertThat(each.resultNow()).containsExactly(9));
                assertThat(unwrapped).hasValue(1);
            }
        }
    }

    private byte[] slowly(CountDownLatch begun, CountDownLatch go, boolean fails) throws IllegalStateException {
        unwrapped.incrementAndGet();
        begun.countDown();
        try {
            if (!go.await(10, TimeUnit.SECONDS) || fails) {
                throw new IllegalStateException("away");
            }
        } catch (InterruptedException cut) {
            throw new IllegalStateException(cut);
        }
        return new byte[] {9};
    }
}
