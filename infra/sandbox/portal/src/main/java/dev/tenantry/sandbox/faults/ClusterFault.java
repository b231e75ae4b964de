package dev.tenantry.sandbox.faults;

/** What can go wrong in a simulated cluster (infra/sandbox/helm/README.md), for every pod of it. */
public enum ClusterFault {
    QUOTA("{\"fate\":\"quota\"}"),
    CRASH_LOOP("{\"fate\":\"crash-loop\"}"),
    IMAGE_MISSING("{\"fate\":\"image-missing\"}"),
    NEVER_READY("{\"fate\":\"never-ready\"}"),
    /** Ready after ten minutes. */
    SLOW("{\"slowSeconds\":600}");

    private final String switches;

    ClusterFault(String switches) {
        this.switches = switches;
    }

    /** As the simulated programs read it. */
    String switches() {
        return switches;
    }
}
