package org.ringbook.scenarios;

import java.util.List;
import org.ringbook.reference.Admission.Answer;

/** An implementation of the rules, as a comparison sees it. */
public interface Subject {
    /** For people who read of a difference. */
    String name();

    /** Asked before a command is sequenced; changes nothing. */
    Answer admit(byte[] command);

    /** Returns the event frames. */
    List<byte[]> apply(long sequence, long timestampNs, byte[] command);

    /** Is an operation unfinished? Then only a Continue may come. */
    boolean continuationDue();

    /** When a Timer is wanted; {@link Long#MAX_VALUE} for never. */
    long nextDeadlineNs();

    /** Of the canonical state. */
    long stateHash();

    /** What an account may spend of an asset. */
    long available(int accountId, int assetId);

    /** What of an asset stands behind orders and withdrawals of an account. */
    long held(int accountId, int assetId);
}
