package org.ringbook.server;

import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * When each gateway that is up was last heard of, in the epoch in force. Silence is judged only while ingress has taken all
 * that the gateways have sent, so that a pause of the engine is not taken for theirs. Ingress thread only.
 */
final class GatewayWatch {
    private final long silenceLimitNs;
    private final Int2ObjectHashMap<Watched> byId = new Int2ObjectHashMap<>();
    private final List<Watched> all = new ArrayList<>();

    GatewayWatch(final long silenceLimitNs) {
        this.silenceLimitNs = silenceLimitNs;
    }

    /** The core has taken a gateway's hello. */
    void up(final int gatewayId, final int epoch, final long nowNs) {
        Watched watched = byId.get(gatewayId);
        if (watched == null) {
            watched = new Watched(gatewayId);
            byId.put(gatewayId, watched);
            all.add(watched);
        }
        watched.epoch = epoch;
        watched.heardNs = nowNs;
    }

    /** Something came from a gateway; it counts if the gateway is up, in this epoch. */
    void heard(final int gatewayId, final int epoch, final long nowNs) {
        final Watched watched = byId.get(gatewayId);
        if (watched != null && watched.epoch == epoch) {
            watched.heardNs = nowNs;
        }
    }

    /** A gateway that was silent for too long, or null. */
    Watched findSilent(final long nowNs) {
        for (int i = 0; i < all.size(); i++) {
            if (nowNs - all.get(i).heardNs > silenceLimitNs) {
                return all.get(i);
            }
        }
        return null;
    }

    /** A gateway is watched no more, until it is up again. */
    void forget(final Watched watched) {
        byId.remove(watched.gatewayId);
        all.remove(watched);
    }

    /** Judging was suspended: the limit begins anew for all. */
    void restart(final long nowNs) {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).heardNs = nowNs;
        }
    }

    /** A gateway that is up. */
    static final class Watched {
        private final int gatewayId;
        private int epoch;
        private long heardNs;

        private Watched(final int gatewayId) {
            this.gatewayId = gatewayId;
        }

        int gatewayId() {
            return gatewayId;
        }

        int epoch() {
            return epoch;
        }
    }
}
