package dev.tenantry.processes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A job's folder on storage that portal and pods share: what is to run lies in it, orders reach the program through it, and
 * the wrapper's notes come back. Every file is there from the beginning, empty: what a node has once not found, it may go on
 * not finding for a while.
 */
record PodFolder(JobFolder notes) {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final String JOB = "job";

    /** What can be asked of a program, by the name of the file that asks for it. */
    enum Order {
        STOP,
        KILL;

        String file() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Lays down what is to run; the wrapper removes it, and the secrets in it, before the program begins. */
    void layOut(ProcessJob job) {
        try {
            Files.createDirectories(notes.path(), OWNERS_FOLDER);
            for (String name : List.of("supervisor", "output", "exit", Order.STOP.file(), Order.KILL.file())) {
                createEmpty(notes.path().resolve(name));
            }
            Path fresh = Files.createTempFile(notes.path(), JOB, ".tmp", OWNER_ONLY);
            Files.writeString(fresh, script(job));
            Files.move(
                    fresh,
                    notes.path().resolve(JOB),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new HostFailure("Cannot lay job " + job.id() + " out in " + notes.path(), e);
        }
    }

    private static void createEmpty(Path file) throws IOException {
        try {
            Files.createFile(file, OWNER_ONLY);
        } catch (FileAlreadyExistsException before) {
            // of an earlier start, whose notes count
            return;
        }
    }

    private static String script(ProcessJob job) {
        TreeMap<String, String> environment = new TreeMap<>(job.environment());
        environment.putAll(job.secretEnvironment());
        Stream<String> exports = environment.entrySet().stream()
                .map(variable -> "export " + variable.getKey() + "=" + quoted(variable.getValue()));
        Stream<String> run = Stream.of(
                "cd " + quoted(job.folder().toAbsolutePath().toString()) + " || end 125",
                "attend " + job.command().stream().map(PodFolder::quoted).collect(Collectors.joining(" ")));
        return Stream.concat(exports, run).collect(Collectors.joining("\n", "", "\n"));
    }

    /** A shell takes everything between single quotes as it stands. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** A pod has taken the job up; from then on it runs nowhere else. */
    boolean begun() {
        return notes.supervisor().isPresent();
    }

    Instant begunAt() {
        return notes.writtenAt("supervisor");
    }

    /** Removes what a later start may have laid down beside a program that runs already. */
    void forgetJob() {
        try {
            Files.deleteIfExists(notes.path().resolve(JOB));
        } catch (IOException e) {
            throw new HostFailure("Cannot remove what job " + notes.path() + " was to run", e);
        }
    }

    /** Given once; the first reason stands. */
    void give(Order order, String reason) {
        if (given(order).isPresent()) {
            return;
        }
        try {
            Files.writeString(notes.path().resolve(order.file()), reason.replace('\n', ' ') + "\n");
        } catch (IOException e) {
            throw new HostFailure("Cannot write into " + notes.path(), e);
        }
    }

    /** The reason of an order, if it was given. */
    Optional<String> given(Order order) {
        try {
            return Optional.of(Files.readString(notes.path().resolve(order.file()), StandardCharsets.UTF_8)
                            .strip())
                    .filter(reason -> !reason.isEmpty());
        } catch (NoSuchFileException notYet) {
            return Optional.empty();
        } catch (IOException e) {
            throw new HostFailure("Cannot read the orders in " + notes.path(), e);
        }
    }

    /** Why it ends or ended without having begun, if somebody wanted that. */
    Optional<String> unwanted() {
        return Arrays.stream(Order.values())
                .sorted(Comparator.reverseOrder())
                .map(this::given)
                .flatMap(Optional::stream)
                .findFirst();
    }

    Instant givenAt(Order order) {
        return notes.writtenAt(order.file());
    }
}
