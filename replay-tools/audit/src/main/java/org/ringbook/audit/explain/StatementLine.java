package org.ringbook.audit.explain;

/**
 * One movement on an account.
 *
 * @param line            the record, and why.
 * @param asset           code of the asset.
 * @param availableChange decimal; with a minus if it fell.
 * @param heldChange      decimal; with a minus if it fell.
 * @param available       decimal, after it.
 * @param held            decimal, after it.
 */
public record StatementLine(
        Line line, String asset, String availableChange, String heldChange, String available, String held) {}
