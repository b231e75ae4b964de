package dev.tenantry.processes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Linux: reads {@code /proc/<pid>/stat}, see proc(5). */
final class ProcFiles implements ProcessTable {

    private static final int STATE = 3;
    private static final int SESSION = 6;
    private static final int START = 22;

    private final Path proc;

    ProcFiles(Path proc) {
        this.proc = proc;
    }

    @Override
    public Optional<String> startOf(long pid) {
        return alive(pid).map(fields -> fields.get(START));
    }

    @Override
    public String boot() {
        return read(proc.resolve("sys/kernel/random/boot_id")).strip();
    }

    @Override
    public String machine() {
        return read(proc.resolve("sys/kernel/hostname")).strip();
    }

    @Override
    public List<ProcessHandle> sessionOf(long pid) {
        String session = Long.toString(pid);
        return ProcessHandle.allProcesses()
                .filter(process -> alive(process.pid())
                        .filter(fields -> fields.get(SESSION).equals(session))
                        .isPresent())
                .toList();
    }

    private Optional<Stat> alive(long pid) {
        Path file = proc.resolve(Long.toString(pid)).resolve("stat");
        try {
            return Stat.parse(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .filter(stat -> !stat.isDead());
        } catch (IOException gone) {
            // no such process, or it ended while we read
            return Optional.empty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new HostFailure("Cannot read " + file + ", which tells machines and their lives apart.", e);
        }
    }

    /** The fields after the name, which is in parentheses and may hold anything, parentheses and blanks too. */
    private record Stat(List<String> fromState) {

        static Optional<Stat> parse(String line) {
            List<String> fields =
                    List.of(line.substring(line.lastIndexOf(')') + 1).strip().split(" ", -1));
            return fields.size() > START - STATE ? Optional.of(new Stat(fields)) : Optional.empty();
        }

        String get(int field) {
            return fromState.get(field - STATE);
        }

        /** Dead and waiting for its parent, which for orphans may take its time. */
        boolean isDead() {
            return get(STATE).equals("Z") || get(STATE).equals("X");
        }
    }
}
