package org.ringbook.rest.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ErrorHandler;

/** What the server says where a request does not come to a route, such as one that is not HTTP: JSON, as everywhere. */
final class JsonErrors extends ErrorHandler {
    @Override
    public void handle(
            final String target,
            final Request baseRequest,
            final HttpServletRequest request,
            final HttpServletResponse response)
            throws IOException {
        baseRequest.setHandled(true);
        final byte[] body = body(response.getStatus());
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    @Override
    public ByteBuffer badMessageError(final int status, final String reason, final HttpFields.Mutable fields) {
        fields.put(HttpHeader.CONTENT_TYPE, "application/json");
        return ByteBuffer.wrap(body(status));
    }

    private static byte[] body(final int status) {
        return Json.bytes(error(status).body(RequestIds.next()));
    }

    /** The error of a status that the server itself answers with. */
    static ApiException error(final int status) {
        return switch (status) {
            case 404 -> new ApiException(404, "ErrNotFound", "there is nothing at this address");
            case 405 -> new ApiException(405, "ErrInvalidArguments", "this address does not take that method");
            case 408 -> new ApiException(408, "ErrDeadlineExceeded", "the request did not come in time");
            case 413 -> new ApiException(413, "ErrInvalidArguments", "the body is too large");
            case 414, 431 -> new ApiException(status, "ErrInvalidArguments", "the address or the headers are too long");
            case 503 -> new ApiException(503, "ErrUnderMaintenance", "not now; try again").retryAfter(1);
            default ->
                status >= 500
                        ? new ApiException(status, "ErrInternal", "the request could not be answered")
                        : new ApiException(status, "ErrInvalidArguments", "the request could not be read");
        };
    }
}
