package org.ringbook.scenarios.guards;

import java.util.List;

/**
 * A guard on a path, and the scenario that fails without it.
 *
 * @param way the path
 * @param guard of which kind
 * @param what it sees to
 * @param scenario by its title
 * @param cuts that take it out
 */
record Cell(Way way, Guard guard, String what, String scenario, List<Cut> cuts) {
    @Override
    public String toString() {
        return way + ", " + guard + ": " + what;
    }
}
