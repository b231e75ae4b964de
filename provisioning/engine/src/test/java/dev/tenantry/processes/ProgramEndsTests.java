package dev.tenantry.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ends by the notes alone. */
class ProgramEndsTests {

    @TempDir
    private Path root;

    private final List<ProgramEnd> told = new ArrayList<>();
    private final ProgramEnds ends = new ProgramEnds();
    private JobFolder folder;

    @BeforeEach
    void lay_the_notes_down() throws IOException {
        folder = new JobFolder(Files.createDirectory(root.resolve("job-1")));
        for (String name : List.of("supervisor", "program")) {
            Files.writeString(folder.path().resolve(name), "17 4711 this-boot\n");
        }
        Files.writeString(folder.exit(), "0\n");
    }

    private void look() {
        ends.seen(folder, () -> false);
    }

    @Test
    void tells_once() {
        ends.tell(told::add);
        look();
        look();
        assertThat(told)
                .containsExactly(new ProgramEnd(
                        new JobId("job-1"), folder.writtenAt("supervisor"), folder.writtenAt("exit"), 0, false));
    }

    @Test
    void keeps_what_nobody_listened_to_for_who_does() {
        look();
        ends.tell(told::add);
        look();
        assertThat(told).hasSize(1);
    }

    @Test
    void tells_nothing_of_a_program_that_was_never_let_begin() throws IOException {
        Files.delete(folder.path().resolve("program"));
        ends.tell(told::add);
        look();
        assertThat(told).isEmpty();
    }

    @Test
    void tells_nothing_of_a_job_that_is_gone_and_does_not_bring_its_folder_back() {
        folder.delete();
        ends.tell(told::add);
        look();
        assertThat(told).isEmpty();
        assertThat(folder.exists()).isFalse();
    }

    @Test
    void lets_nobody_who_listens_make_the_look_fail() {
        ends.tell(_ -> {
            throw new IllegalStateException("out of order");
        });
        assertThatCode(this::look).doesNotThrowAnyException();
    }
}
