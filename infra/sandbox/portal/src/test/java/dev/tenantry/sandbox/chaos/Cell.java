package dev.tenantry.sandbox.chaos;

import java.util.List;

/** One field of the matrix. */
record Cell(String step, Moment moment, Fault fault) {

    /** Whether this text names it: the whole cell, or its step, moment or fault alone. */
    boolean isCalled(String name) {
        return List.of(toString(), step, moment.toString(), fault.toString()).contains(name);
    }

    @Override
    public String toString() {
        return step + "/" + moment + "/" + fault;
    }
}
