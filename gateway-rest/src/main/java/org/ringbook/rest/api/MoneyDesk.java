package org.ringbook.rest.api;

import java.util.Optional;
import java.util.function.Function;
import org.ringbook.rest.http.ApiException;

/** The back office, if the gateway has one; what it refuses becomes an error of the API. */
final class MoneyDesk {
    private final Optional<BackOffice> office;

    MoneyDesk(final Optional<BackOffice> office) {
        this.office = office;
    }

    <T> T ask(final Function<BackOffice, T> question) {
        try {
            return question.apply(office.orElseThrow(() -> new ApiException(
                    503, "ErrUnderMaintenance", "this gateway has no back office, which pays out and takes in")));
        } catch (final BackOfficeException e) {
            throw e.answer();
        }
    }
}
