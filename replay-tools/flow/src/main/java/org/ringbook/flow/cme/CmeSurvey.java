package org.ringbook.flow.cme;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A first pass over a file.
 *
 * @param openedAtNs time of the opening auction, up to and with which the book gathers orders; the smallest number when there is
 *     none.
 * @param wholeQuarters whether all prices are multiples of a quarter of a point.
 */
record CmeSurvey(long openedAtNs, boolean wholeQuarters) {
    private static final long QUARTER = 25;

    static CmeSurvey of(final Path path) throws IOException {
        long openedAtNs = Long.MIN_VALUE;
        boolean wholeQuarters = true;
        try (CmeReader rows = new CmeReader(path)) {
            for (CmeRow row = rows.next(); row != null; row = rows.next()) {
                wholeQuarters &= row.price() % QUARTER == 0;
                if (row.side() == null && row.action() == CmeRow.Action.TRADE) {
                    openedAtNs = row.timeNs();
                }
            }
        }
        return new CmeSurvey(openedAtNs, wholeQuarters);
    }

    /** What a tick is, in hundredths of a point. */
    long priceUnitsPerTick() {
        return wholeQuarters ? QUARTER : 1;
    }
}
