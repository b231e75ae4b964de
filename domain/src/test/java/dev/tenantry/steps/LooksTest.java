package dev.tenantry.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LooksTest {

    private final Looks looks = new Looks();

    @AfterEach
    void clean() {
        MDC.clear();
    }

    @Test
    void looks_together_and_answers_in_order() {
        var together = new CyclicBarrier(4);
        assertThat(looks.of(List.of(1, 2, 3, 4), object -> {
                    await(together);
                    return List.of(object * 10, object);
                }))
                .containsExactly(10, 1, 20, 2, 30, 3, 40, 4);
    }

    private static void await(CyclicBarrier together) {
        try {
            together.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            throw new AssertionError("looked at one after the other", alone);
        }
    }

    @Test
    void passes_on_what_one_of_them_threw() {
        assertThatThrownBy(() -> looks.of(List.of(1, 2), object -> {
                    if (object == 2) {
                        throw new IllegalArgumentException("no " + object);
                    }
                    return List.of(object);
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no 2");
    }

    @Test
    void carries_the_ids_of_the_run() {
        MDC.put("run", "r-1");
        assertThat(looks.of(List.of(1), object -> List.of(String.valueOf(MDC.get("run")))))
                .containsExactly("r-1");
    }
}
