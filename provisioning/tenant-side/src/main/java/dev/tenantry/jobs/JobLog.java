package dev.tenantry.jobs;

import dev.tenantry.tenantside.RunnerJobId;

/**
 * What a job says of its own doing, line by line, while it works. The lines leave the tenant's account: names, states and
 * numbers only, never a secret, a prompt, an answer or anything of a person.
 */
@FunctionalInterface
public interface JobLog {

    /** Takes one line, in English. */
    void line(String text);

    /** The last line of a job, by which whoever reads along knows that nothing follows. */
    static String end(RunnerJobId job) {
        return "job " + job + " has ended";
    }
}
