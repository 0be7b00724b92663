package org.ringbook.scenarios;

import java.util.List;
import org.ringbook.reference.Admission.Answer;

/** An implementation of the rules, as a comparison sees it. */
public interface Subject {
    String name();

    Answer admit(byte[] command);

    /** Returns the event frames. */
    List<byte[]> apply(long sequence, long timestampNs, byte[] command);

    boolean continuationDue();

    /** When a Timer is wanted; {@link Long#MAX_VALUE} for never. */
    long nextDeadlineNs();

    long stateHash();

    long available(int accountId, int assetId);

    long held(int accountId, int assetId);
}
