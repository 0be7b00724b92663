package org.ringbook.core;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.core.ledger.TextMap;

/** One key after the other, for whoever looks. Core thread only. */
final class KeyRow implements KeyView {
    private static final int LONGEST_TEXT = 255;

    private final ApiKeys keys;
    private final UnsafeBuffer keyId = new UnsafeBuffer(new byte[LONGEST_TEXT]);
    private final UnsafeBuffer compId = new UnsafeBuffer(new byte[LONGEST_TEXT]);
    private final UnsafeBuffer label = new UnsafeBuffer(new byte[0]);
    private ApiKey key;
    private int sessionId;
    private int keyIdLength;
    private int compIdLength;

    KeyRow(final ApiKeys keys) {
        this.keys = keys;
    }

    /** Shows the key of this session, 1 to their count. */
    KeyRow show(final int session) {
        sessionId = session;
        key = keys.get(session);
        keyIdLength = copy(keys.keyIds(), session, keyId);
        compIdLength = key.compIdIndex == 0 ? 0 : copy(keys.compIds(), key.compIdIndex, compId);
        label.wrap(key.label);
        return this;
    }

    private static int copy(final TextMap texts, final int index, final UnsafeBuffer to) {
        final int length = texts.length(index);
        for (int i = 0; i < length; i++) {
            to.putByte(i, texts.byteAt(index, i));
        }
        return length;
    }

    @Override
    public int sessionId() {
        return sessionId;
    }

    @Override
    public int ownerId() {
        return key.ownerId;
    }

    @Override
    public int defaultAccountId() {
        return key.defaultAccountId;
    }

    @Override
    public long permissions() {
        return key.permissions;
    }

    @Override
    public long expireTimeNs() {
        return key.expireTimeNs;
    }

    @Override
    public boolean cancelOnDisconnect() {
        return key.cancelOnDisconnect;
    }

    @Override
    public boolean revoked() {
        return key.revoked;
    }

    @Override
    public DirectBuffer keyId() {
        return keyId;
    }

    @Override
    public int keyIdLength() {
        return keyIdLength;
    }

    @Override
    public DirectBuffer compId() {
        return compId;
    }

    @Override
    public int compIdLength() {
        return compIdLength;
    }

    @Override
    public DirectBuffer label() {
        return label;
    }

    @Override
    public int labelLength() {
        return key.label.length;
    }
}
