package org.ringbook.binary.gateway;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.collections.Int2IntHashMap;
import org.agrona.collections.Int2ObjectHashMap;
import org.ringbook.client.EngineClient;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.client.venue.Catalog;

/**
 * The sessions of all keys that are not for FIX, from the moment that the event stream tells of them, and whose the accounts are. The gateway's
 * thread only; allocates nothing but for a new key or account.
 */
final class Sessions implements Audience, Catalog.Listener {
    private static final int UNKNOWN = -1;

    private final Turn turn;
    private final int messagesPerSecond;
    private final long graceNs;
    private final Consumer<ClientSession> revoked;
    private final Int2ObjectHashMap<ClientSession> byId = new Int2ObjectHashMap<>();
    private final List<ClientSession> all = new ArrayList<>();
    private final ArrayDeque<ClientSession> due = new ArrayDeque<>();
    private final Int2IntHashMap owners = new Int2IntHashMap(UNKNOWN);

    Sessions(final BinaryGatewayContext context, final Turn turn, final Consumer<ClientSession> revoked) {
        this.turn = turn;
        this.revoked = revoked;
        messagesPerSecond = context.messagesPerSecond();
        graceNs = context.graceNs();
    }

    @Override
    public void onKey(final ApiKey key) {
        if (!key.isFixSession()) {
            final ClientSession session = new ClientSession(key, turn, messagesPerSecond);
            byId.put(key.sessionId(), session);
            all.add(session);
        }
    }

    @Override
    public void onRevoked(final ApiKey key) {
        final ClientSession session = byId.get(key.sessionId());
        if (session != null && session.isOn()) {
            revoked.accept(session);
        }
    }

    void onAccount(final int accountId, final int ownerId) {
        owners.put(accountId, ownerId);
    }

    /** How far each is, for {@link #read}. */
    void write(final DataOutput out) throws IOException {
        out.writeInt(all.size());
        for (final ClientSession session : all) {
            out.writeInt(session.sessionId());
            out.writeLong(session.newestSequence());
            out.writeInt(session.newestOrdinal());
            out.writeInt(session.journaledNumber());
        }
    }

    /** Takes over how far each was. Keys are known by then, but those that were revoked. */
    void read(final DataInput in) throws IOException {
        for (int i = in.readInt(); i > 0; i--) {
            final ClientSession session = byId.get(in.readInt());
            final long newestSequence = in.readLong();
            final int newestOrdinal = in.readInt();
            final int journaledNumber = in.readInt();
            if (session != null) {
                session.newest(newestSequence, newestOrdinal);
                session.journaled(journaledNumber, true);
            }
        }
    }

    /** Whether a session may act for an account. */
    boolean isOwn(final ClientSession session, final int accountId) {
        return owners.get(accountId) == session.key().ownerId();
    }

    @Override
    public ClientSession session(final int sessionId) {
        return byId.get(sessionId);
    }

    @Override
    public int size() {
        return all.size();
    }

    @Override
    public ClientSession at(final int i) {
        return all.get(i);
    }

    @Override
    public boolean isLive() {
        return true;
    }

    /** The engine has to be told something of it. */
    void due(final ClientSession session) {
        if (session.hasDue() && !due.contains(session)) {
            due.addLast(session);
        }
    }

    boolean hasDue() {
        return !due.isEmpty();
    }

    /** Tells the engine of those who came and went. Returns how much was done. */
    int tellEngine(final EngineClient client) {
        int done = 0;
        while (!due.isEmpty() && client.isReady() && due.peekFirst().tellEngine(client, graceNs)) {
            due.pollFirst();
            done++;
        }
        return done;
    }
}
