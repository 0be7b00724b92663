package org.ringbook.rest.api;

import java.util.List;
import java.util.stream.Stream;
import org.ringbook.rest.http.ApiException;
import org.ringbook.rest.http.Route;

/** Addresses of the Luno API behind which this exchange has nothing, since it has no chain node and no bank: they say so. */
final class NotOffered {
    private static final String GROUP = "Not offered";

    private NotOffered() {}

    static List<Route> routes() {
        return Stream.of(
                        Route.post("/api/1/send").named(GROUP, "send", "Send to an address."),
                        Route.get("/api/1/send_fee").named(GROUP, "getSendFee", "Fee of sending."),
                        Route.post("/api/1/address/validate").named(GROUP, "validateAddress", "Look at an address."),
                        Route.post("/api/1/accounts").named(GROUP, "createAccount", "Open an account."),
                        Route.put("/api/1/accounts/{id}/name").named(GROUP, "updateAccountName", "Rename an account."),
                        Route.post("/api/exchange/1/convert").named(GROUP, "convert", "Convert between assets."),
                        Route.get("/api/1/users/linked").named(GROUP, "listLinkedUsers", "Users that are linked."))
                .map(route -> route.with(null).fails("ErrInvalidRequestType").by(Object.class, call -> {
                    throw new ApiException(501, "ErrInvalidRequestType", "this exchange does not offer that");
                }))
                .toList();
    }
}
