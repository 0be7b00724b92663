package org.ringbook.binary.client;

import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The commands whose outcome is not known yet, ready to be sent again. A ring of slots by number. One thread; allocates nothing once built. */
final class CommandWindow {
    static final int SLOT_LENGTH = 704;

    private final UnsafeBuffer slots;
    private final int[] lengths;
    private final int mask;
    private int last;
    private int done;
    private int nextToSend = 1;

    CommandWindow(final int capacity) {
        slots = new UnsafeBuffer(ByteBuffer.allocateDirect(Math.multiplyExact(capacity, SLOT_LENGTH)));
        lengths = new int[capacity];
        mask = capacity - 1;
    }

    /** Numbers go on behind this one; nothing waits. */
    void begin(final int number) {
        last = number;
        done = number;
        nextToSend = number + 1;
    }

    int last() {
        return last;
    }

    /** All up to this one have their outcome, or never will. */
    int done() {
        return done;
    }

    /** Whether a new command may follow those before it at once. */
    boolean hasRoom() {
        return last - done <= mask && nextToSend > last;
    }

    int size() {
        return last - done;
    }

    /** Keeps the command with number {@code last() + 1}. There must be room. */
    void put(final DirectBuffer source, final int length) {
        last++;
        slots.putBytes((last & mask) * SLOT_LENGTH, source, 0, length);
        lengths[last & mask] = length;
        nextToSend = last + 1;
    }

    /** All up to a number are in the journal. */
    void confirm(final int number) {
        if (number > done && number <= last) {
            done = number;
        }
        skip();
    }

    /** The gateway refused one. */
    void refuse(final int number) {
        if (number > done && number <= last) {
            lengths[number & mask] = 0;
        }
        skip();
    }

    private void skip() {
        while (done < last && lengths[(done + 1) & mask] == 0) {
            done++;
        }
        nextToSend = Math.max(nextToSend, done + 1);
    }

    /** What has no outcome yet may not have come through. */
    void resendFromHere() {
        nextToSend = done + 1;
    }

    /** Sends on, as far as there is room. Returns how many. */
    int resend(final Link link, final int limit) {
        int sent = 0;
        while (nextToSend <= last && sent < limit) {
            final int length = lengths[nextToSend & mask];
            if (length > 0 && !link.send(slots, (nextToSend & mask) * SLOT_LENGTH, length)) {
                break;
            }
            nextToSend++;
            sent++;
        }
        return sent;
    }

    /** What has no outcome yet will not be sent again. */
    void forget(final BinaryListener listener) {
        for (int number = done + 1; number <= last; number++) {
            if (lengths[number & mask] > 0) {
                listener.onNotSent(number);
            }
        }
        begin(last);
    }
}
