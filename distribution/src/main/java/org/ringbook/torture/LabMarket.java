package org.ringbook.torture;

import java.util.concurrent.TimeUnit;
import org.ringbook.client.ClientContext;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.MarketSpec;
import org.ringbook.sbe.messages.MarketState;

/** A market with two rich accounts; making it again finds it. */
public final class LabMarket {
    /** Its id. */
    public static final int MARKET = 1;

    /** How many accounts there are, from 1 on. */
    public static final int ACCOUNTS = 2;

    private static final long RICH = 1L << 60;

    private LabMarket() {}

    /**
     * Settings of a client that has patience with an engine that starts.
     *
     * @param driverDirectory of the media driver.
     * @return to be completed.
     */
    public static ClientContext context(final String driverDirectory) {
        return new ClientContext().aeronDirectory(driverDirectory).requestTimeoutNs(TimeUnit.SECONDS.toNanos(30));
    }

    /**
     * Makes the market.
     *
     * @param driverDirectory of the engine's media driver.
     */
    public static void open(final String driverDirectory) {
        try (EngineConnection connection = EngineConnection.connect(context(driverDirectory))) {
            final int base = (int) connection.addAsset("XBT", 10, 10).id();
            final int quote = (int) connection.addAsset("ZAR", 8, 2).id();
            final MarketSpec market =
                    new MarketSpec("XBTZAR", base, quote, 1, 0, 1, 6, 1, 1_000_000_000, 10_000, 1L << 61);
            connection.setMarketState((int) connection.addMarket(market).id(), MarketState.OPEN);
            for (int i = 1; i <= ACCOUNTS; i++) {
                final int account = (int) connection.openAccount("mm" + i, 0, 0).id();
                connection.deposit(account, base, RICH, "base-" + i);
                connection.deposit(account, quote, RICH, "quote-" + i);
            }
        }
    }
}
