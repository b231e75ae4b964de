package dev.tenantry.runs;

import dev.tenantry.processes.JobId;
import dev.tenantry.processes.ProcessHost;
import dev.tenantry.steps.RunId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The runs of which this node has just seen a program end. Only a doorbell, kept in memory: what is lost here is found when
 * the run looks by the clock.
 */
final class EndedPrograms {

    private final Set<RunId> runs = ConcurrentHashMap.newKeySet();

    private EndedPrograms() {}

    static EndedPrograms of(ProcessHost host) {
        EndedPrograms ended = new EndedPrograms();
        host.onExit(ended::ended);
        return ended;
    }

    private void ended(JobId job) {
        RunFolders.run(job.value()).map(RunId::new).forEach(this::add);
    }

    void add(RunId run) {
        runs.add(run);
    }

    /** Each is given out once; one that ends another program meanwhile is there again. */
    List<RunId> take() {
        return List.copyOf(runs).stream().filter(runs::remove).toList();
    }
}
