package org.ringbook.sbe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class MessageCopyTest {
    private static final int OFFSET = 64 + MessageCopy.FRAME_HEADER_LENGTH;
    private static final String TEXT = "a message of the event stream";
    private static final int LENGTH = TEXT.length();

    private final MessageCopy copy = new MessageCopy();

    /** A term of which the driver does something in the moment in which a message is copied. */
    private static final class Term extends UnsafeBuffer {
        private final Runnable driver;

        Term(final Runnable driver) {
            super(new byte[4_096]);
            this.driver = driver;
            write(TEXT, 7);
        }

        Term write(final String text, final int termId) {
            final int frame = OFFSET - MessageCopy.FRAME_HEADER_LENGTH;
            putInt(frame, text.length() + MessageCopy.FRAME_HEADER_LENGTH, ByteOrder.LITTLE_ENDIAN);
            putInt(frame + MessageCopy.TERM_ID_OFFSET, termId, ByteOrder.LITTLE_ENDIAN);
            putStringWithoutLengthAscii(OFFSET, text);
            return this;
        }

        void clear() {
            setMemory(0, capacity(), (byte) 0);
        }

        @Override
        public void getBytes(final int index, final MutableDirectBuffer to, final int toIndex, final int length) {
            driver.run();
            super.getBytes(index, to, toIndex, length);
        }
    }

    private Term term;

    @Test
    void shouldHaveAMessageThatNobodyTouched() {
        term = new Term(() -> {});
        assertTrue(copy.take(term, OFFSET, LENGTH));
        term.clear();
        assertEquals(TEXT, copy.buffer().getStringWithoutLengthAscii(0, LENGTH));
    }

    @Test
    void shouldHaveALongerMessageThanEverBefore() {
        final String text = "x".repeat(3_000);
        term = new Term(() -> {}).write(text, 7);
        assertTrue(copy.take(term, OFFSET, text.length()));
        assertEquals(text, copy.buffer().getStringWithoutLengthAscii(0, text.length()));
    }

    @Test
    void shouldNoticeThatAMessageWasClearedWhileItWasCopied() {
        term = new Term(() -> term.clear());
        assertFalse(copy.take(term, OFFSET, LENGTH));
    }

    @Test
    void shouldNoticeThatAMessageWasClearedBefore() {
        term = new Term(() -> {});
        term.clear();
        assertFalse(copy.take(term, OFFSET, LENGTH));
    }

    @Test
    void shouldNoticeThatAnotherOneOfTheSameLengthTookItsPlace() {
        term = new Term(() -> term.write(TEXT.toUpperCase(java.util.Locale.ROOT), 10));
        assertFalse(copy.take(term, OFFSET, LENGTH));
    }
}
