package org.ringbook.client.venue;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.ringbook.client.ScramVerifier;
import org.ringbook.sbe.messages.MarketState;

/** A catalog as bytes, for a gateway's own checkpoint. */
public final class CatalogFile {
    private CatalogFile() {}

    /**
     * Writes it.
     *
     * @param catalog what to write.
     * @param out     where.
     * @throws IOException if it can't be written.
     */
    public static void write(final Catalog catalog, final DataOutput out) throws IOException {
        out.writeInt(catalog.assets.size());
        for (final Asset asset : catalog.assets.values()) {
            out.writeInt(asset.assetId());
            out.writeUTF(asset.code());
            out.writeInt(asset.scale());
        }
        out.writeInt(catalog.markets.size());
        for (final Market market : catalog.markets.values()) {
            writeMarket(market, out);
        }
        out.writeInt(catalog.accounts.size());
        for (final Account account : catalog.accounts.values()) {
            out.writeInt(account.accountId());
            out.writeUTF(account.name());
            out.writeInt(account.ownerId());
        }
        out.writeInt(catalog.keys.size());
        for (final ApiKey key : catalog.keys.values()) {
            writeKey(key, out);
        }
    }

    private static void writeMarket(final Market market, final DataOutput out) throws IOException {
        final Market.Terms terms = market.terms();
        out.writeInt(market.marketId());
        out.writeUTF(market.symbol());
        out.writeInt(market.base().assetId());
        out.writeInt(market.quote().assetId());
        out.writeLong(terms.tickMantissa());
        out.writeInt(terms.tickScale());
        out.writeLong(terms.lotMantissa());
        out.writeInt(terms.lotScale());
        out.writeLong(terms.minQtyLots());
        out.writeLong(terms.maxQtyLots());
        out.writeShort(market.state().value());
    }

    private static void writeKey(final ApiKey key, final DataOutput out) throws IOException {
        out.writeInt(key.sessionId());
        out.writeUTF(key.keyId());
        out.writeUTF(key.compId());
        out.writeInt(key.ownerId());
        out.writeInt(key.defaultAccountId());
        out.writeLong(key.permissions());
        out.writeLong(key.expireTimeNs());
        out.writeBoolean(key.cancelOnDisconnect());
        out.writeInt(key.verifier().iterations());
        out.write(key.verifier().salt());
        out.write(key.verifier().storedKey());
        out.write(key.verifier().serverKey());
        out.writeLong(key.issuedSequence());
    }

    /**
     * Reads one into an empty catalog.
     *
     * @param catalog takes it.
     * @param in      where it is.
     * @throws IOException if it can't be read.
     */
    public static void read(final Catalog catalog, final DataInput in) throws IOException {
        for (int i = in.readInt(); i > 0; i--) {
            catalog.put(Asset.of(in.readInt(), in.readUTF(), in.readInt()));
        }
        for (int i = in.readInt(); i > 0; i--) {
            catalog.put(Market.of(
                    in.readInt(),
                    in.readUTF(),
                    catalog.assets.get(in.readInt()),
                    catalog.assets.get(in.readInt()),
                    new Market.Terms(
                            in.readLong(), in.readInt(), in.readLong(), in.readInt(), in.readLong(), in.readLong()),
                    MarketState.get(in.readShort())));
        }
        for (int i = in.readInt(); i > 0; i--) {
            catalog.put(new Account(in.readInt(), in.readUTF(), in.readInt()));
        }
        for (int i = in.readInt(); i > 0; i--) {
            catalog.put(new ApiKey(
                    in.readInt(),
                    in.readUTF(),
                    in.readUTF(),
                    in.readInt(),
                    in.readInt(),
                    in.readLong(),
                    in.readLong(),
                    in.readBoolean(),
                    readVerifier(in),
                    in.readLong()));
        }
    }

    private static ScramVerifier readVerifier(final DataInput in) throws IOException {
        final int iterations = in.readInt();
        final byte[] salt = new byte[ScramVerifier.SALT_LENGTH];
        final byte[] storedKey = new byte[ScramVerifier.KEY_LENGTH];
        final byte[] serverKey = new byte[ScramVerifier.KEY_LENGTH];
        in.readFully(salt);
        in.readFully(storedKey);
        in.readFully(serverKey);
        return new ScramVerifier(iterations, salt, storedKey, serverKey);
    }
}
