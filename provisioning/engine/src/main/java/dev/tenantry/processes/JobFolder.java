package dev.tenantry.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the wrapper leaves of one job; reading only, but for its being stopped and its end. */
record JobFolder(Path path) {

    /** Those that lie below a host's folder. */
    static List<JobFolder> in(Path root) {
        try (Stream<Path> all = Files.list(root)) {
            return all.filter(Files::isDirectory)
                    .map(JobFolder::new)
                    .filter(folder -> JobId.isValid(folder.name()))
                    .toList();
        } catch (IOException e) {
            throw new HostFailure("Cannot list the jobs in " + root, e);
        }
    }

    JobId id() {
        return new JobId(name());
    }

    private String name() {
        return String.valueOf(path.getFileName());
    }

    boolean exists() {
        return Files.isDirectory(path);
    }

    Optional<ProcessIdentity> supervisor() {
        return read("supervisor").flatMap(ProcessIdentity::parse);
    }

    Optional<ProcessIdentity> program() {
        return read("program").flatMap(ProcessIdentity::parse);
    }

    /** The program's exit code, once it has ended and the supervisor has lived to note it. */
    Optional<Integer> exitCode() {
        return read("exit")
                .map(String::strip)
                .filter(code -> code.matches("[0-9]{1,3}"))
                .map(Integer::valueOf);
    }

    Path output() {
        return path.resolve("output");
    }

    Path exit() {
        return path.resolve("exit");
    }

    /** When a file of this folder was last written; for the folder itself, an empty name. */
    Instant writtenAt(String name) {
        try {
            return Files.getLastModifiedTime(path.resolve(name)).toInstant();
        } catch (IOException e) {
            throw new HostFailure("Cannot read the time of " + path.resolve(name), e);
        }
    }

    OutputChunk follow(long offset, int maxBytes) {
        try (SeekableByteChannel file = Files.newByteChannel(output())) {
            int wanted = Math.toIntExact(Math.clamp(file.size() - offset, 0, maxBytes));
            ByteBuffer buffer = ByteBuffer.allocate(wanted);
            file.position(offset);
            while (buffer.hasRemaining() && file.read(buffer) >= 0) {}
            return new OutputChunk(Arrays.copyOf(buffer.array(), buffer.position()), offset + buffer.position());
        } catch (NoSuchFileException notYet) {
            return new OutputChunk(new byte[0], offset);
        } catch (IOException e) {
            throw new HostFailure("Cannot read " + output(), e);
        }
    }

    /** Of a program that began; one that was never let begin has no end to tell of. */
    Optional<ProgramEnd> end(boolean unwanted) {
        return program()
                .flatMap(_ -> exitCode())
                .map(code -> new ProgramEnd(id(), writtenAt("supervisor"), writtenAt("exit"), code, unwanted));
    }

    /** Is there once its end was told. */
    Path told() {
        return path.resolve("told");
    }

    boolean isTold() {
        return Files.exists(told());
    }

    boolean isStopNoted() {
        return Files.exists(path.resolve("stopped"));
    }

    /** False if it was noted before. Noted first and signalled then: who dies in between has asked too little, not too much. */
    boolean noteStop() {
        try {
            Files.createFile(path.resolve("stopped"));
            return true;
        } catch (FileAlreadyExistsException before) {
            return false;
        } catch (IOException e) {
            throw new HostFailure("Cannot write into " + path, e);
        }
    }

    void delete() {
        try {
            for (Path each : deepestFirst()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new HostFailure("Cannot remove " + path, e);
        }
    }

    private List<Path> deepestFirst() throws IOException {
        if (!exists()) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(path)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        }
    }

    private Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(path.resolve(name), StandardCharsets.UTF_8));
        } catch (NoSuchFileException notYet) {
            return Optional.empty();
        } catch (IOException e) {
            throw new HostFailure("Cannot read " + path.resolve(name), e);
        }
    }
}
