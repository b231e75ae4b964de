package dev.tenantry.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToldOnceTest {

    @TempDir
    private Path folder;

    @Test
    void is_the_first_once() {
        assertThat(ToldOnce.isFirst(folder.resolve("told"))).isTrue();
        assertThat(ToldOnce.isFirst(folder.resolve("told"))).isFalse();
        assertThat(ToldOnce.isFirst(folder.resolve("another"))).isTrue();
    }

    @Test
    void lets_one_of_many_be_the_first() throws InterruptedException {
        Callable<Boolean> first = () -> ToldOnce.isFirst(folder.resolve("told"));
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(many.invokeAll(
                            IntStream.range(0, 50).mapToObj(_ -> first).toList()))
                    .filteredOn(Future::resultNow)
                    .hasSize(1);
        }
    }

    @Test
    void makes_no_folder_and_is_not_the_first_where_there_is_none() {
        assertThat(ToldOnce.isFirst(folder.resolve("gone").resolve("told"))).isFalse();
        assertThat(folder.resolve("gone")).doesNotExist();
    }
}
