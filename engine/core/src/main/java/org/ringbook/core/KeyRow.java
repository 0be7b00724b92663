package org.ringbook.core;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

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
        keyIdLength = keys.keyIds().copy(session, keyId);
        compIdLength = key.compIdIndex == 0 ? 0 : keys.compIds().copy(key.compIdIndex, compId);
        label.wrap(key.label);
        return this;
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
