package dev.tenantry.sandbox.chaos;

import java.util.List;

/**
 * What a run came to in which something struck.
 *
 * @param struck the cells that came about, in their order
 * @param never those that did not
 * @param broken what is not as it must be
 */
record Told(String run, List<Cell> struck, List<Cell> never, List<String> broken) {

    boolean survived() {
        return broken.isEmpty();
    }
}
