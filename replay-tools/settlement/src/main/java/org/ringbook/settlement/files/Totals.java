package org.ringbook.settlement.files;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;
import org.ringbook.settlement.Obligation;
import org.ringbook.settlement.SettledLine;

/** The lines of an asset added up, column by column. */
final class Totals {
    /** Stands for an account where all are meant. */
    static final int ALL = -1;

    private Totals() {}

    static SettledLine of(final List<SettledLine> lines) {
        final Obligation total = new Obligation(
                lines.get(0).obligation().assetId(),
                ALL,
                sum(lines, line -> line.obligation().bought()),
                sum(lines, line -> line.obligation().sold()),
                sum(lines, line -> line.obligation().fees()),
                sum(lines, line -> line.obligation().bustedIn()),
                sum(lines, line -> line.obligation().bustedOut()),
                sum(lines, line -> line.obligation().transfersIn()),
                sum(lines, line -> line.obligation().transfersOut()),
                sum(lines, line -> line.obligation().deposits()),
                sum(lines, line -> line.obligation().withdrawals()));
        return new SettledLine(total, sum(lines, SettledLine::opening), sum(lines, SettledLine::closing));
    }

    private static BigInteger sum(final List<SettledLine> lines, final Function<SettledLine, BigInteger> column) {
        return lines.stream().map(column).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
