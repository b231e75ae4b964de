package dev.tenantry.sandbox.helm;

import sun.misc.Signal;

/**
 * What becomes of this process when it is asked to end. The library that renders charts takes the signals of its process for itself, and
 * then nothing ends it but a kill: they are taken back here, after it was used.
 */
final class Ending {

    private static final Signal ASKED = new Signal("TERM");

    private Ending() {}

    /** Ends it, like a program that takes no notice of the signal. */
    static void atOnce() {
        Signal.handle(ASKED, signal -> Runtime.getRuntime().halt(128 + signal.getNumber()));
    }

    /** Does this first, and ends it as a command that has failed. */
    static void then(Runnable first) {
        Signal.handle(ASKED, signal -> {
            first.run();
            Runtime.getRuntime().halt(1);
        });
    }
}
