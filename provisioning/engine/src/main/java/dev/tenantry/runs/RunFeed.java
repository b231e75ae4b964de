package dev.tenantry.runs;

import dev.tenantry.steps.RunId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells live pages that a run has news, on whichever node it happened: one connection a node listens to the database.
 * While it is away, or a notification is lost, {@link #MISSED} seconds pass at most until everybody is told to look.
 */
@Component
public class RunFeed implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RunFeed.class);
    private static final int MISSED = 5;
    private static final int GLANCE_MILLIS = 1_000;

    private final DataSource dataSource;
    private final Map<RunId, List<Runnable>> pages = new ConcurrentHashMap<>();
    private final List<Consumer<Set<RunId>>> lists = new CopyOnWriteArrayList<>();
    private volatile boolean running;
    private Thread listener = Thread.currentThread();

    RunFeed(@Qualifier("engineDataSource") DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Calls back, on the listening thread, whenever the run has news; close the handle to end it. */
    public AutoCloseable follow(RunId run, Runnable news) {
        pages.computeIfAbsent(run, none -> new CopyOnWriteArrayList<>()).add(news);
        return () -> pages.computeIfPresent(run, (id, all) -> {
            all.remove(news);
            return all.isEmpty() ? null : all;
        });
    }

    /** Calls back with the runs that have news, for lists; close the handle to end it. */
    public AutoCloseable followAll(Consumer<Set<RunId>> news) {
        lists.add(news);
        return () -> lists.remove(news);
    }

    private void listen() {
        while (running) {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(true);
                statement.execute("listen run");
                hear(connection.unwrap(PGConnection.class));
            } catch (SQLException away) {
                waitForTheDatabase(away);
            }
        }
    }

    private void hear(PGConnection connection) throws SQLException {
        long told = System.nanoTime();
        while (running) {
            PGNotification[] heard = connection.getNotifications(GLANCE_MILLIS);
            if (heard != null && heard.length > 0) {
                tell(heard);
            }
            if (System.nanoTime() - told > MISSED * 1_000_000_000L) {
                told = System.nanoTime();
                tellAll();
            }
        }
    }

    private void tell(PGNotification[] heard) {
        Set<RunId> runs = Arrays.stream(heard)
                .map(notification -> RunId.of(notification.getParameter()))
                .collect(Collectors.toSet());
        runs.forEach(run -> pages.getOrDefault(run, List.of()).forEach(this::safely));
        lists.forEach(list -> safely(() -> list.accept(runs)));
    }

    private void tellAll() {
        pages.values().forEach(all -> all.forEach(this::safely));
    }

    /** One broken page must not leave the others untold. */
    private void safely(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException broken) {
            log.warn("a page could not be told of news", broken);
        }
    }

    private void waitForTheDatabase(SQLException away) {
        if (running) {
            log.warn("live pages are told late, the database does not answer: {}", away.getMessage());
            tellAll();
            LockSupport.parkNanos(GLANCE_MILLIS * 1_000_000L);
        }
    }

    @Override
    public void start() {
        running = true;
        listener = Thread.ofPlatform().daemon().name("run-feed").start(this::listen);
    }

    @Override
    public void stop() {
        running = false;
        listener.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
