package simulated;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sun.misc.Signal;

/** SIGTERM and SIGINT, taken as the real program takes them: once asks, twice means at once. */
final class Interrupts {

    private static final CountDownLatch ASKED = new CountDownLatch(1);

    private Interrupts() {}

    static void listen(Events events) {
        for (String name : new String[] {"TERM", "INT"}) {
            Signal.handle(new Signal(name), signal -> asked(events));
        }
    }

    private static void asked(Events events) {
        if (ASKED.getCount() == 0) {
            events.say("log", "Two interrupts received. Exiting immediately. Note that data loss may have occurred.");
            Runtime.getRuntime().halt(1);
        }
        events.say(
                "log",
                "\nInterrupt received.\nPlease wait for Terraform to exit or data loss may occur.\nGracefully shutting down...\n");
        events.say("log", "Stopping operation...");
        ASKED.countDown();
    }

    static boolean wereAsked() {
        return ASKED.getCount() == 0;
    }

    /** Waits, and answers early, with true, when asked to stop. */
    static boolean pause(long millis) {
        try {
            return ASKED.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
