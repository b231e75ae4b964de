package dev.tenantry.processes;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where long programs run. Every call returns within a few seconds; what a host cannot do throws {@link HostFailure}, or the
 * {@link dev.tenantry.outside.OutsideFailure} of a system by which it works.
 */
public interface ProcessHost {

    /** Starts the job unless one of that id was started before, ended or not: called twice, started once. */
    void start(ProcessJob job);

    ProcessState inspect(JobId id);

    /**
     * Reads what the program wrote (output and errors, in order) from an offset on.
     *
     * @param offset in bytes; 0 at first, then {@link OutputChunk#next()}
     * @param maxBytes at most so many
     */
    OutputChunk follow(JobId id, long offset, int maxBytes);

    /** The file that {@link #follow} reads; it may not be there yet. */
    Path output(JobId id);

    /**
     * Asks the program, and it alone, to end (SIGTERM), once however often this is called: a second signal means "at once" to
     * Terraform, which then forgets what it was creating. False if it was not running.
     */
    boolean stop(JobId id);

    /** Ends the program and all that it started at once (SIGKILL). False if it was not running. */
    boolean kill(JobId id);

    /** Forgets an ended job and its output; nothing happens if there is none. Throws {@link HostFailure} if it runs. */
    void remove(JobId id);

    /** What programs that run here call their user and machine: {@code tenantry@node-1}. */
    String self();

    /** Whether one of these programs, by the name of its file, runs here without being a job: somebody has started it by hand. */
    boolean runsByHand(Set<String> programs);

    /** The jobs that run here now, whoever started them. */
    Set<JobId> running();

    /** The jobs of which something is kept here, running or ended. */
    Set<JobId> kept();

    /**
     * Has somebody told when a job ends that this node started or saw running. Only a doorbell: it may ring late, twice or,
     * after a restart, never; {@link #inspect} is the truth.
     */
    void onExit(Consumer<JobId> listener);

    /**
     * Has somebody told of each program that began and has come to an end, once: by whichever node looks first, also if it
     * ended while no portal ran. Not of one that was lost, since nobody knows its end; and if the portal dies while it is
     * told, not again.
     */
    void onEnd(Consumer<ProgramEnd> listener);
}
