package org.ringbook.rest.api;

import java.util.function.Consumer;
import org.ringbook.client.CommandDraft;
import org.ringbook.client.CommandOutcome;
import org.ringbook.client.Permission;
import org.ringbook.client.venue.Account;
import org.ringbook.rest.exchange.ExchangeView;
import org.ringbook.rest.http.ApiException;
import org.ringbook.rest.http.Call;
import org.ringbook.rest.http.Param;
import org.ringbook.rest.http.Route;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.RejectReason;

/** What all calls of operators have in common. */
final class Administration {
    static final String ROOT = "/api/ringbook/1/admin/";
    static final Param ACCOUNT =
            Param.text("account", 32, "The account's name.").required().fails("ErrInvalidAccount");
    static final Param ASSET =
            Param.text("asset", 16, "Such as XBT.").required().fails("ErrInvalidCurrency");

    private final ExchangeView view;
    private final Submitter submitter;

    Administration(final ExchangeView view, final Submitter submitter) {
        this.view = view;
        this.submitter = submitter;
    }

    static Route operating(final Route route) {
        return route.with(Permission.ADMIN).strictly();
    }

    /** A text that the engine's messages can carry; whether it is a good name or reference is the engine's to say. */
    static String ascii(final Call call, final Param param) {
        final String text = call.text(param);
        if (text != null && !text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw param.wrong(param.name() + " is printable ASCII");
        }
        return text;
    }

    static BooleanType booleanType(final boolean value) {
        return value ? BooleanType.TRUE : BooleanType.FALSE;
    }

    Account account(final Call call, final Param param) {
        return account(call.text(param));
    }

    Account account(final String name) {
        return view.accounts().stream()
                .filter(account -> account.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ApiException(404, "ErrAccountNotFound", "there is no such account"));
    }

    /** Has the engine do it. What was done before with the same content is no error. */
    AdminAnswers.Done execute(final Call call, final Consumer<CommandDraft> command) {
        final CommandOutcome outcome = submitter.submit(call.key(), command);
        if (outcome.isRejected() && outcome.reason() != RejectReason.DUPLICATE) {
            throw ApiException.ofMoney(outcome.reason());
        }
        return new AdminAnswers.Done(outcome.sequence(), outcome.isRejected());
    }
}
