package dev.tenantry.runner;

/** How the program ends; a job that failed is a result like any other. */
enum ExitCode {
    /** A result is written, whatever it says. */
    RESULT_WRITTEN(0),
    /** Called in a way that it does not know. */
    USAGE(2),
    /** The bundle is damaged, forged or of another version. */
    BUNDLE_REFUSED(3),
    /** The same job runs already. */
    RUNS_ALREADY(4),
    /** The environment lacks the signing key or a secret that the job names. */
    NOT_EQUIPPED(5);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
