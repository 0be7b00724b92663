package org.ringbook.settlement;

/**
 * A settlement day: a range of the journal, without gap behind the one before.
 *
 * @param number          dense from 1.
 * @param name            such as 2026-11-22.
 * @param fromSequence    first record.
 * @param throughSequence last record, that of the cut-off; less than the first if nothing happened.
 * @param openedNs        time of the cut-off before, nanoseconds since the epoch; of the first day its first movement's.
 * @param closedNs        time of the last movement or request up to the cut-off.
 * @param movements       rows of the range.
 * @param trades          of them trades.
 * @param busts           of them busts.
 */
public record SettlementDay(
        int number,
        String name,
        long fromSequence,
        long throughSequence,
        long openedNs,
        long closedNs,
        long movements,
        long trades,
        long busts) {}
