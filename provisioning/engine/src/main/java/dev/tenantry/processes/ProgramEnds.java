package dev.tenantry.processes;

import dev.tenantry.outside.ToldOnce;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of each program's end once, however often and by how many nodes it is looked at: its folder says that it was told. */
final class ProgramEnds {

    private static final Logger LOG = LoggerFactory.getLogger(ProgramEnds.class);

    private final List<Consumer<ProgramEnd>> listeners = new CopyOnWriteArrayList<>();

    void tell(Consumer<ProgramEnd> listener) {
        listeners.add(listener);
    }

    /** To be called at each look at a program that has ended; what is only told never makes the look fail. */
    void seen(JobFolder folder, BooleanSupplier unwanted) {
        if (listeners.isEmpty() || folder.isTold()) {
            return;
        }
        try {
            folder.end(unwanted.getAsBoolean())
                    .filter(_ -> ToldOnce.isFirst(folder.told()))
                    .ifPresent(end -> listeners.forEach(listener -> listener.accept(end)));
        } catch (RuntimeException e) {
            LOG.warn("The end of the program in {} is not told", folder.path(), e);
        }
    }
}
