package dev.tenantry.sandbox.chaos;

import java.util.List;

/** One field of the matrix. */
record Cell(String step, Moment moment, Fault fault) {

    /** Whether this text names it: its step, moment or fault alone, or the whole cell, in which a star is any text. */
    boolean isCalled(String name) {
        return List.of(step, moment.toString(), fault.toString()).contains(name)
                || toString().matches(name.replace("*", ".*"));
    }

    @Override
    public String toString() {
        return step + "/" + moment + "/" + fault;
    }
}
