package org.ringbook.cli;

import java.io.IOException;
import org.ringbook.audit.AuditException;
import org.ringbook.client.EngineException;
import org.ringbook.client.RejectedException;
import org.ringbook.followers.FollowerException;
import org.ringbook.journal.JournalDamageException;
import org.ringbook.journal.JournalException;
import org.ringbook.server.EngineStartException;
import picocli.CommandLine.ParameterException;

/** What exceptions mean to people: a message, and an exit status. */
final class Failures {
    private Failures() {}

    static int tell(final Exception exception, final Console console) throws Exception {
        if (exception instanceof ParameterException) {
            throw exception;
        }
        final int status = statusOf(exception);
        if (exception instanceof RejectedException rejected) {
            console.put("reason", rejected.reason().name());
            console.error("refused: " + rejected.getMessage()
                    + (rejected.existingId() == 0 ? "" : " (id " + rejected.existingId() + ")"));
        } else {
            console.error(messageOf(exception));
        }
        if (exception instanceof JournalDamageException damage) {
            console.put("file", damage.file())
                    .put("sequence", damage.sequence())
                    .put("byteOffset", damage.byteOffset());
        }
        return status;
    }

    private static int statusOf(final Exception exception) {
        if (exception instanceof Failure failure) {
            return failure.status();
        }
        if (exception instanceof EngineException.Unreachable) {
            return ExitStatus.UNREACHABLE;
        }
        if (exception instanceof JournalDamageException) {
            return ExitStatus.DAMAGED;
        }
        return ExitStatus.FAILED;
    }

    private static String messageOf(final Exception exception) {
        final boolean isForPeople = exception instanceof Failure
                || exception instanceof EngineException
                || exception instanceof JournalException
                || exception instanceof AuditException
                || exception instanceof EngineStartException
                || exception instanceof FollowerException
                || exception instanceof IllegalArgumentException
                || exception instanceof IOException;
        final StringBuilder text = new StringBuilder(isForPeople ? exception.getMessage() : exception.toString());
        for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
            text.append(": ").append(isForPeople ? cause.getMessage() : cause.toString());
        }
        return text.toString();
    }
}
