package org.ringbook.scenarios.guards;

/**
 * Something that a path does not look at, because it can not be otherwise there, or must not matter.
 *
 * @param way the path
 * @param guard that one could expect
 * @param why there is none
 * @param scenario that shows it, by its title
 */
record Unguarded(Way way, Guard guard, String why, String scenario) {}
