package dev.tenantry;

import static dev.tenantry.MatrixLine.line;
import static dev.tenantry.MatrixLine.signIn;

import dev.tenantry.identity.Role;
import dev.tenantry.portal.OwnAndForeign;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.portal.shell.HeardNews;
import dev.tenantry.runs.Followed;
import dev.tenantry.steps.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;

/** What is pushed to a page that is open when the runs of both tenants come to wait for an approval. */
final class NewsProbe {

    private static final String RUN = "runs/:number([0-9]+)";
    private static final String RUNS = "runs";

    /** The pages with lists that follow runs. */
    private static final List<String> LISTS = List.of("", "approvals", RUNS, "tenants");

    /** Opens a page. */
    @FunctionalInterface
    interface Opening {

        /** What it leads to: {@code open} if to the page of this route. */
        String open(String template, String path, Optional<Role> caller);
    }

    private final ApplicationContext context;
    private final OwnAndForeign rows;
    private final Opening opening;

    NewsProbe(ApplicationContext context, OwnAndForeign rows, Opening opening) {
        this.context = context;
        this.rows = rows;
        this.opening = opening;
    }

    List<String> lines() {
        var lines = new ArrayList<>(lines("{own}", OwnAndForeign.OWN_RUN));
        lines.addAll(lines("{foreign}", OwnAndForeign.FOREIGN_RUN));
        lines.add(line("news counted above the page", to -> at(RUNS, to, HeardNews::waiting)));
        lines.add(line("news counted at /approvals", to -> at(RUNS, to, () -> HeardNews.waitingAt("approvals"))));
        lines.add(line("news after signing out", this::afterSigningOut));
        return lines;
    }

    /** Lists show the run, its own page is told of it. */
    private List<String> lines(String name, RunId run) {
        var lines = new ArrayList<String>();
        LISTS.forEach(path -> lines.add(line(
                "news of run " + name + " at /" + path, to -> at(path, to, () -> word(shows(run), "shown")))));
        lines.add(line(
                "news of run " + name + " at its page",
                to -> once(
                        opened(RUN, "runs/" + rows.number(run), to),
                        () -> word(Followed.isFollowed(context, run), "told"))));
        return lines;
    }

    private String at(String path, Optional<Role> caller, Supplier<Optional<String>> look) {
        return once(opened(path, path, caller), look);
    }

    /** A page and its counters stay as they are, or say less. */
    private String afterSigningOut(Optional<Role> caller) {
        var reached = opened(RUNS, RUNS, caller);
        if (!reached.equals("open")) {
            return reached;
        }
        var before = HeardNews.list();
        signIn(Optional.empty());
        return once(
                reached,
                () -> HeardNews.waiting()
                        .or(() -> HeardNews.waitingAt("approvals"))
                        .or(() -> word(!HeardNews.list().equals(before), "told")));
    }

    private String opened(String template, String path, Optional<Role> caller) {
        rows.runsBecome("SUCCEEDED");
        return opening.open(template, path, caller);
    }

    private String once(String reached, Supplier<Optional<String>> look) {
        if (!reached.equals("open")) {
            return reached;
        }
        rows.runsBecome("AWAITING_APPROVAL");
        HeardNews.come();
        return look.get().orElse("-");
    }

    private static Optional<String> word(boolean holds, String word) {
        return holds ? Optional.of(word) : Optional.empty();
    }

    private boolean shows(RunId run) {
        var tenant = run.equals(OwnAndForeign.OWN_RUN) ? TestPeople.ACME : TestPeople.FOREIGN;
        var trace = Pattern.compile("%s|%s|(#|runs/)%d\\b".formatted(run, tenant, rows.number(run)));
        return trace.matcher(HeardNews.list()).find();
    }
}
