package org.ringbook.core.ledger;

/** What can be held: a currency or coin. Immutable but for its balances. */
public final class Asset {
    private final int id;
    private final int scale;
    private final int payoutScale;
    private final Balances balances;

    Asset(final int id, final int scale, final int payoutScale) {
        this.id = id;
        this.scale = scale;
        this.payoutScale = payoutScale;
        this.balances = new Balances(id);
    }

    /**
     * Dense id.
     *
     * @return from 1
     */
    public int id() {
        return id;
    }

    /**
     * Decimals of one unit.
     *
     * @return 0 to 18
     */
    public int scale() {
        return scale;
    }

    /**
     * Decimals a withdrawal may have.
     *
     * @return 0 to {@link #scale}
     */
    public int payoutScale() {
        return payoutScale;
    }

    /**
     * Smallest withdrawal, of which all are multiples.
     *
     * @return units
     */
    public long payoutUnits() {
        return Assets.powerOfTen(scale - payoutScale);
    }

    /**
     * What everybody has of it.
     *
     * @return live balances
     */
    public Balances balances() {
        return balances;
    }
}
