package org.ringbook.scenarios.guards;

/**
 * A reason that a class refuses orders with.
 *
 * @param owner the class, without its package
 * @param reason its name
 * @param scenario that fails without it, by its title; empty if none is found
 */
record Refusal(String owner, String reason, String scenario) {}
