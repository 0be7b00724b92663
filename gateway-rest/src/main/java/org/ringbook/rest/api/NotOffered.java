package org.ringbook.rest.api;

import java.util.List;
import org.ringbook.rest.http.ApiException;
import org.ringbook.rest.http.Route;

/** Addresses of the Luno API behind which this exchange has nothing, since it has no chain node: they say so. */
final class NotOffered {
    private static final String GROUP = "Not offered";

    private NotOffered() {}

    static List<Route> routes() {
        return List.of(
                none(Route.post("/api/1/send"), "send", "Send to an address."),
                none(Route.get("/api/1/send_fee"), "getSendFee", "Fee of sending."),
                none(Route.post("/api/1/address/validate"), "validateAddress", "Look at an address."),
                none(Route.post("/api/1/accounts"), "createAccount", "Open an account."),
                none(Route.put("/api/1/accounts/{id}/name"), "updateAccountName", "Rename an account."),
                none(Route.post("/api/exchange/1/move"), "move", "Move between own accounts."),
                none(Route.get("/api/exchange/1/move"), "getMove", "A move."),
                none(Route.get("/api/exchange/1/move/list_moves"), "listMoves", "Moves."),
                none(Route.get("/api/exchange/1/transfers"), "listTransfers", "Money that came and went."),
                none(Route.post("/api/exchange/1/convert"), "convert", "Convert between assets."),
                none(Route.get("/api/1/users/linked"), "listLinkedUsers", "Users that are linked."));
    }

    private static Route none(final Route route, final String operation, final String about) {
        return route.named(GROUP, operation, about)
                .with(null)
                .fails("ErrInvalidRequestType")
                .by(Void.class, call -> {
                    throw new ApiException(501, "ErrInvalidRequestType", "this exchange does not offer that");
                });
    }
}
