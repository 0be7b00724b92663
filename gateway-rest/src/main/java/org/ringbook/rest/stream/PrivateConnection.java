package org.ringbook.rest.stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.ringbook.client.Permission;
import org.ringbook.client.venue.ApiKey;

/** The private stream of an account beyond Luno. */
final class PrivateConnection extends KeyedConnection {
    PrivateConnection(final Streams streams, final Outbox outbox, final String address) {
        super(streams, outbox, address);
    }

    @Override
    void begin(final ApiKey checked) {
        final long permissions = checked.permissions();
        if (!Permission.R_ORDERS.isIn(permissions) && !Permission.R_BALANCE.isIn(permissions)) {
            refuse("ErrInsufficientPerms", "the key may see neither orders nor balances");
        } else {
            streams().joinAccount(outbox(), checked);
        }
    }

    @Override
    void onRequest(final String text) {
        final JsonNode message = parse(text);
        if (message != null && message.path("op").asText().equals("ping")) {
            outbox().offer(Replies.pong(message.get("id")));
        } else {
            outbox().offer(Replies.error(
                    message == null ? null : message.get("id"),
                    "ErrInvalidArguments",
                    "the only message here is {\"op\":\"ping\"}"));
        }
    }

    @Override
    void leave(final ApiKey checked) {
        streams().accounts().leave(outbox(), checked);
    }

    @Override
    void refuse(final String code, final String reason) {
        outbox().closeAfter(Replies.error(null, code, reason), Outbox.REFUSED, code);
    }
}
