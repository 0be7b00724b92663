package org.ringbook.rest.http;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ringbook.sbe.RejectCode;
import org.ringbook.sbe.RejectText;
import org.ringbook.sbe.messages.RejectReason;

/**
 * A request that is answered with an error: an HTTP status, and a body of {@code error}, {@code error_code} and what else helps. Its texts are
 * for the client; nothing of them is secret. It has no stack trace, since it tells of the request and not of this program.
 */
public final class ApiException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private int retryAfterSeconds;

    /**
     * An error.
     *
     * @param status HTTP status, 400 to 599.
     * @param code   one that clients know, such as ErrInvalidArguments.
     * @param text   for people.
     */
    public ApiException(final int status, final String code, final String text) {
        super(text, null, false, false);
        this.status = status;
        this.code = code;
    }

    /**
     * What a client asked wrongly.
     *
     * @param field the parameter at fault.
     * @param code  one that clients know.
     * @param text  for people.
     * @return with status 400.
     */
    public static ApiException invalid(final String field, final String code, final String text) {
        return new ApiException(400, code, text).with("field", field);
    }

    /**
     * A command that the engine refused.
     *
     * @param reason the engine's.
     * @return with the status and code of {@link RejectCode}.
     */
    public static ApiException of(final RejectReason reason) {
        return of(reason, RejectCode.of(reason));
    }

    /**
     * A deposit, withdrawal or transfer that the engine refused.
     *
     * @param reason the engine's.
     * @return with the status and code of {@link RejectCode#ofMoney}.
     */
    public static ApiException ofMoney(final RejectReason reason) {
        return of(reason, RejectCode.ofMoney(reason));
    }

    private static ApiException of(final RejectReason reason, final RejectCode code) {
        final ApiException refused = new ApiException(code.httpStatus(), code.errorCode(), RejectText.sentence(reason))
                .with("reason", reason.name());
        return code.httpStatus() == 503 ? refused.retryAfter(1) : refused;
    }

    /**
     * A further member of the body.
     *
     * @param name  its name.
     * @param value what Jackson can write.
     * @return this.
     */
    public ApiException with(final String name, final Object value) {
        members.put(name, value);
        return this;
    }

    /**
     * When to try again.
     *
     * @param seconds from 1.
     * @return this.
     */
    public ApiException retryAfter(final int seconds) {
        retryAfterSeconds = seconds;
        return this;
    }

    /** {@return the HTTP status} */
    public int status() {
        return status;
    }

    /** {@return the error code} */
    public String code() {
        return code;
    }

    int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** {@return what the body has, but for the request's id} */
    public Map<String, Object> body() {
        final Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", getMessage());
        body.put("error_code", code);
        body.putAll(members);
        return body;
    }

    Map<String, Object> body(final String requestId) {
        final Map<String, Object> body = body();
        body.put("request_id", requestId);
        return body;
    }
}
