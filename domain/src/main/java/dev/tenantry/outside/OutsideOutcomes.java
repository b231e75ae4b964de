package dev.tenantry.outside;

import dev.tenantry.outside.OutsideFailure.Kind;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * How every call over {@link OutsideHttp} of this process ended, for whoever wants to know. As calls are made by clients
 * that nobody wires, listeners are the process's and not an application's: who listens must stop listening.
 */
public final class OutsideOutcomes {

    private static final List<Listener> LISTENERS = new CopyOnWriteArrayList<>();

    private OutsideOutcomes() {}

    /** Is told on the thread of the call, and must neither wait nor throw. */
    @FunctionalInterface
    public interface Listener {

        /**
         * A call has ended.
         *
         * @param failure empty if the system did what it was asked
         */
        void ended(OutsideSystem system, Optional<Kind> failure);
    }

    /** From now on it is told. */
    public static void listen(Listener listener) {
        LISTENERS.add(listener);
    }

    /** From now on it is told no more. */
    public static void unlisten(Listener listener) {
        LISTENERS.remove(listener);
    }

    static void tell(OutsideSystem system, Optional<Kind> failure) {
        LISTENERS.forEach(listener -> listener.ended(system, failure));
    }
}
