package org.ringbook.rest.api;

import java.io.Serial;
import org.ringbook.rest.http.ApiException;

/** Why the back office does not do something. The message is for the client. */
public final class BackOfficeException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Kinds of reasons, as clients tell them apart. */
    public enum Kind {
        /** Not now. */
        UNAVAILABLE(503, "ErrUnderMaintenance"),
        /** A value that can't be right. */
        INVALID(400, "ErrInvalidArguments"),
        /** There is no such beneficiary in use. */
        NO_BENEFICIARY(404, "ErrBeneficiaryNotFound"),
        /** Nothing to pay to is given out. */
        NO_ADDRESS(400, "ErrNoAddressesAssigned"),
        /** The asset does not leave or enter so. */
        NO_ASSET(400, "ErrInvalidCurrency"),
        /** An amount that is none. */
        NO_AMOUNT(400, "ErrInvalidAmount"),
        /** No account is known by what the payer wrote. */
        NO_ACCOUNT(404, "ErrAccountNotFound"),
        /** The same name with other content. */
        CONFLICT(409, "ErrDuplicateExternalID"),
        /** Not signed by who it says. */
        WRONG_SIGNATURE(401, "ErrUnauthorised"),
        /** Signed too long ago, or in times to come. */
        STALE(400, "ErrDeadlineExceeded");

        private final int status;
        private final String code;

        Kind(final int status, final String code) {
            this.status = status;
            this.code = code;
        }
    }

    private final Kind kind;

    /**
     * Says why.
     *
     * @param kind    which kind of reason.
     * @param message for the client; nothing of it is secret.
     */
    public BackOfficeException(final Kind kind, final String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    ApiException answer() {
        final ApiException answer = new ApiException(kind.status, kind.code, getMessage());
        return kind == Kind.UNAVAILABLE ? answer.retryAfter(1) : answer;
    }
}
