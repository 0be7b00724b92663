package org.ringbook.settlement;

import java.io.Serial;

/** The back office can't do it now, whatever was asked: its database failed, or somebody changed the same. The same again may do it. */
public final class OfficeUnavailableException extends SettlementException {
    @Serial
    private static final long serialVersionUID = 1L;

    OfficeUnavailableException(final String message) {
        super(message);
    }

    OfficeUnavailableException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
