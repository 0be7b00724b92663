package org.ringbook.binary.gateway;

/** Who hears of what a reader of the event stream finds. The gateway's thread only. */
interface Audience {
    /** The session, if it is one of this audience; else null. */
    ClientSession session(int sessionId);

    /** How many there are. */
    int size();

    /** One of them, from 0. */
    ClientSession at(int i);

    /** Whether this is all sessions, as things happen. */
    boolean isLive();
}
