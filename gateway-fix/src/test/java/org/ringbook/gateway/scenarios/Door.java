package org.ringbook.gateway.scenarios;

import java.nio.file.Path;
import java.util.List;
import org.agrona.DirectBuffer;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.EventFrame;
import org.ringbook.client.venue.Account;
import org.ringbook.scenarios.language.Recorded;

/** A gateway that scenarios go through, in its own protocol. One thread. */
public interface Door extends AutoCloseable {
    /** A command as a client of this gateway says it. */
    interface Said {
        /** Whose account it is for. */
        int accountId();
    }

    /** A client of one account that is logged on. */
    interface Client extends AutoCloseable {
        /** Whether its session still is. */
        boolean isOpen();

        /** Says what the door has made of a command. */
        void send(Said message);

        /** Number in the session of what was said last. */
        int number();

        /** Whether the gateway has refused what was said last, rather than given it to the engine; not if it had only no time for it. */
        boolean hasRefused();

        /** The engine, asked the same, has refused it for a reason that is told in the same way. */
        void assertRefusedAlike(Said message, List<Recorded> records);

        /** The command that the engine got is the one that was said. */
        void assertSame(byte[] said, byte[] journaled);

        /** Whether as much has come as its session has to be told. */
        boolean hasAll();

        /** Its session has been told what the stream says, each message once and in order. */
        void assertAll();

        @Override
        void close();
    }

    /** Starts the gateway. */
    void open(Path directory, String aeronDirectory) throws Exception;

    /** The event stream, from its beginning. */
    void onFrame(EventFrame frame);

    /** Last record that the gateway has read. */
    long sequence();

    /** An account that there is; else null. */
    Account account(int accountId);

    /** What a client says for a command; null if this protocol can't say it. */
    Said say(DirectBuffer command);

    /** Issues the key of an account's client. */
    void issue(EngineConnection engine, Account account);

    /** Logs the client of an account on. */
    Client logOn(Account account);

    @Override
    void close();
}
