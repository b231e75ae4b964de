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
 * Pages of one run are told every {@link #MISSED} seconds in any case. Whoever is told looks for themselves what has
 * changed, so everybody is told once the connection is back from having been away.
 */
@Component
public class RunFeed implements SmartLifecycle {

    /** The channel of what a list of runs shows, too: state, steps, plan, a new run. */
    static final String CHANGED = "run";

    /** The channel of logs that have grown: for who reads one. */
    static final String LOGGED = "run_log";

    private static final Logger log = LoggerFactory.getLogger(RunFeed.class);
    private static final int MISSED = 5;
    private static final int GLANCE_MILLIS = 1_000;

    private final DataSource dataSource;
    private final Map<RunId, List<Page>> pages = new ConcurrentHashMap<>();
    private final List<Runnable> lists = new CopyOnWriteArrayList<>();
    private volatile boolean running;
    private Thread listener = Thread.currentThread();

    RunFeed(@Qualifier("engineDataSource") DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param channel the one that it is told of */
    private record Page(String channel, Runnable news) {}

    /** Calls back, on the listening thread, whenever the run itself has news; close the handle to end it. */
    public AutoCloseable follow(RunId run, Runnable news) {
        return follow(run, new Page(CHANGED, news));
    }

    /** As {@link #follow}, whenever one of the run's logs has grown, which is many times as often. */
    public AutoCloseable followLogs(RunId run, Runnable news) {
        return follow(run, new Page(LOGGED, news));
    }

    private AutoCloseable follow(RunId run, Page page) {
        pages.compute(run, (id, before) -> {
            List<Page> all = before == null ? new CopyOnWriteArrayList<>() : before;
            all.add(page);
            return all;
        });
        return () -> pages.computeIfPresent(run, (id, all) -> {
            all.remove(page);
            return all.isEmpty() ? null : all;
        });
    }

    /** As {@link #follow}, for lists: whenever any run is new or has changed, but not when only its log has grown. */
    public AutoCloseable followAll(Runnable news) {
        lists.add(news);
        return () -> lists.remove(news);
    }

    /** Whether a page that is open on this node is told of the run's news. */
    boolean isFollowed(RunId run) {
        return pages.containsKey(run);
    }

    private void listen() {
        while (running) {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(true);
                statement.execute("listen " + CHANGED);
                statement.execute("listen " + LOGGED);
                tellPages();
                lists.forEach(this::safely);
                hear(connection.unwrap(PGConnection.class));
                statement.execute("unlisten *");
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
                tellPages();
            }
        }
    }

    private void tell(PGNotification[] heard) {
        Set<News> all = Arrays.stream(heard)
                .map(one -> new News(RunId.of(one.getParameter()), one.getName()))
                .collect(Collectors.toSet());
        all.forEach(one -> pages.getOrDefault(one.run(), List.of()).stream()
                .filter(page -> page.channel().equals(one.channel()))
                .forEach(page -> safely(page.news())));
        if (Arrays.stream(heard).anyMatch(one -> one.getName().equals(CHANGED))) {
            lists.forEach(this::safely);
        }
    }

    private record News(RunId run, String channel) {}

    private void tellPages() {
        pages.values().forEach(all -> all.forEach(page -> safely(page.news())));
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
            tellPages();
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
