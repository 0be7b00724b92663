package org.ringbook.settlement;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ringbook.client.DecimalException;
import org.ringbook.client.Decimals;

/** Assets and accounts by id and by name, and how amounts are written; read as they are needed, within one transaction. */
public final class Names {
    private final FollowerTables follower;
    private final Map<Integer, Asset> assets = new HashMap<>();
    private final Map<Integer, String> accounts = new HashMap<>();

    /**
     * An asset.
     *
     * @param assetId     dense from 1.
     * @param code        such as ZAR.
     * @param scale       decimals of a unit.
     * @param payoutScale decimals that leave the exchange.
     */
    public record Asset(int assetId, String code, int scale, int payoutScale) {
        /**
         * An amount with all decimals of a unit.
         *
         * @param units any number of them.
         * @return such as 0.50000000, or -0.50000000.
         */
        public String text(final BigInteger units) {
            return new BigDecimal(units, scale).toPlainString();
        }

        /**
         * An amount with all decimals of a unit.
         *
         * @param units any number of them.
         * @return such as 0.50000000.
         */
        public String text(final long units) {
            return text(BigInteger.valueOf(units));
        }

        /** {@return units of the smallest amount that may leave} */
        public long payoutUnits() {
            return BigInteger.TEN.pow(scale - payoutScale).longValueExact();
        }

        /**
         * An amount with the decimals that may leave.
         *
         * @param units not negative.
         * @return such as 0.50; empty if it can't be said so.
         */
        public Optional<String> payoutText(final BigInteger units) {
            final BigInteger[] steps = units.divideAndRemainder(BigInteger.valueOf(payoutUnits()));
            return steps[1].signum() == 0
                    ? Optional.of(new BigDecimal(steps[0], payoutScale).toPlainString())
                    : Optional.empty();
        }

        /**
         * Reads an amount that crosses the exchange's border.
         *
         * @param text a plain decimal without sign.
         * @return in units; a multiple of {@link #payoutUnits()}, at least 1.
         * @throws SettlementException if it is not one.
         */
        public long parsePayout(final String text) {
            final long steps;
            try {
                steps = Decimals.ofScale("amount of " + code, payoutScale).parse(text);
            } catch (final DecimalException e) {
                throw new SettlementException(e.getMessage(), e);
            }
            if (steps < 1 || steps > Long.MAX_VALUE / payoutUnits()) {
                throw new SettlementException("amount of " + code + " is nothing, or too large: " + text);
            }
            return steps * payoutUnits();
        }
    }

    Names(final FollowerTables follower) {
        this.follower = follower;
    }

    /**
     * An asset.
     *
     * @param assetId of one that exists.
     * @return the asset.
     */
    public Asset asset(final int assetId) {
        if (!assets.containsKey(assetId)) {
            follower.assets().forEach(asset -> assets.put(asset.assetId(), asset));
        }
        final Asset asset = assets.get(assetId);
        if (asset == null) {
            throw new SettlementException("no such asset: assetId=" + assetId);
        }
        return asset;
    }

    Optional<Asset> findAsset(final String code) {
        return follower.assets().stream()
                .filter(asset -> asset.code().equals(code))
                .findFirst();
    }

    /**
     * An asset by its code.
     *
     * @param code such as ZAR.
     * @return the asset.
     * @throws SettlementException if there is none.
     */
    public Asset asset(final String code) {
        final List<String> codes = new ArrayList<>();
        for (final Asset asset : follower.assets()) {
            if (asset.code().equals(code)) {
                return asset;
            }
            codes.add(asset.code());
        }
        throw new SettlementException("there is no asset " + code + ": there are " + String.join(", ", codes));
    }

    /**
     * An account's name.
     *
     * @param accountId any number.
     * @return the name; the fee account, and one that is not known, by a word that no account can have as its name.
     */
    public String account(final int accountId) {
        return accounts.computeIfAbsent(
                accountId,
                id -> id == Obligation.FEE_ACCOUNT
                        ? "(the exchange)"
                        : follower.accountName(id).orElse("(account " + id + ")"));
    }

    /**
     * An account by its name.
     *
     * @param name such as alice.
     * @return its id.
     * @throws SettlementException if there is none.
     */
    public int accountId(final String name) {
        return follower.accountId(name).orElseThrow(() -> new SettlementException("there is no account " + name));
    }
}
