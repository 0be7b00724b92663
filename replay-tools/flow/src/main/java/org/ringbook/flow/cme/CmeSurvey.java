package org.ringbook.flow.cme;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A first pass over a file.
 *
 * @param auction the opening auction; null when there is none.
 * @param wholeQuarters whether all prices are multiples of a quarter of a point.
 */
record CmeSurvey(CmeAuction auction, boolean wholeQuarters) {
    private static final long QUARTER = 25;

    static CmeSurvey of(final Path path) throws IOException {
        final CmeAuction.Builder auction = new CmeAuction.Builder();
        boolean wholeQuarters = true;
        try (CmeReader rows = new CmeReader(path)) {
            for (CmeRow row = rows.next(); row != null; row = rows.next()) {
                wholeQuarters &= row.price() % QUARTER == 0;
                auction.add(row);
            }
        }
        return new CmeSurvey(auction.build(), wholeQuarters);
    }

    /** What a tick is, in hundredths of a point. */
    long priceUnitsPerTick() {
        return wholeQuarters ? QUARTER : 1;
    }
}
