package dev.tenantry.runs;

import dev.tenantry.database.TenantScope;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.processes.HostFailure;
import dev.tenantry.processes.JobId;
import dev.tenantry.processes.ProcessHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Removes what ended runs have left on this node: work folders, in which plans hold secrets in clear, and the notes of their
 * programs. A state that Terraform could not save is kept.
 */
@Component
class RunFolders {

    private static final Logger log = LoggerFactory.getLogger(RunFolders.class);
    private static final Pattern RUN = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String UNSAVED = "errored.tfstate";

    private final TenantScope scope;
    private final JdbcClient jdbc;
    private final ProcessHost host;
    private final RunSettings settings;
    private final Clock clock;

    RunFolders(TenantScope scope, JdbcClient jdbc, ProcessHost host, RunSettings settings, Clock clock) {
        this.scope = scope;
        this.jdbc = jdbc;
        this.host = host;
        this.settings = settings;
        this.clock = clock;
    }

    /** What cannot be removed now is tried again the next time. */
    @Scheduled(cron = "0 23 * * * *")
    void sweep() {
        Set<JobId> jobs = host.kept();
        Set<UUID> here = new HashSet<>(folders());
        jobs.forEach(job -> run(job.value()).forEach(here::add));
        for (UUID run : over(here)) {
            try {
                remove(run, jobs);
            } catch (IOException | UncheckedIOException | HostFailure | OutsideFailure stays) {
                log.warn("what run {} left on this node stays for now", run, stays);
            }
        }
    }

    private List<UUID> folders() {
        if (!Files.isDirectory(settings.folder())) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(settings.folder())) {
            return all.flatMap(folder -> run(String.valueOf(folder.getFileName())))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("the runs' folders in " + settings.folder() + " cannot be listed", failed);
        }
    }

    /** The run whose id the name begins with, if it begins with one. */
    static Stream<UUID> run(String name) {
        String start = name.substring(0, Math.min(36, name.length()));
        return RUN.matcher(start).matches() ? Stream.of(UUID.fromString(start)) : Stream.empty();
    }

    private List<UUID> over(Collection<UUID> runs) {
        Instant before = clock.instant().minus(settings.keepFolders());
        return scope.asProvider(() -> jdbc.sql("select id from run where id = any (?) and ended and finished_at < ?")
                .params(runs.toArray(UUID[]::new), Timestamp.from(before))
                .query(UUID.class)
                .list());
    }

    private void remove(UUID run, Set<JobId> jobs) throws IOException {
        Path folder = settings.folder().resolve(run.toString());
        if (holdsUnsavedState(folder)) {
            return;
        }
        Set<JobId> own = jobs.stream()
                .filter(job -> job.value().startsWith(run.toString()))
                .collect(Collectors.toSet());
        own.forEach(host::remove);
        FileSystemUtils.deleteRecursively(folder);
        log.info("removed what run {} left on this node", run);
    }

    private static boolean holdsUnsavedState(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.anyMatch(file -> file.endsWith(UNSAVED));
        }
    }
}
