package dev.tenantry.helm;

/**
 * How a program ended.
 *
 * @param exitCode 0 if it worked
 * @param output what it said, bounded
 * @param errors likewise
 */
record ProgramRun(int exitCode, String output, String errors) {

    boolean worked() {
        return exitCode == 0;
    }
}
