package org.ringbook.binary.gateway;

/**
 * The gateway as a whole as people look at it.
 *
 * @param openOrders of its sessions.
 * @param handshakes that are not finished.
 * @param failures   handshakes with a wrong key or secret since the gateway started.
 * @param malformed  messages that do not decode since then.
 * @param replays    replays to sessions since then.
 */
public record GatewayFigures(int openOrders, int handshakes, long failures, long malformed, long replays) {
    static final GatewayFigures NONE = new GatewayFigures(0, 0, 0, 0, 0);
}
