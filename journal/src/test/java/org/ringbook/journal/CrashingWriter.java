package org.ringbook.journal;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.wire.DocumentContext;

/** Main of a child that appends 1,000 records, does what its second argument says, and waits for its death. */
final class CrashingWriter {
    private static final int COUNT = 1_000;

    private CrashingWriter() {}

    public static void main(final String[] arguments) throws Exception {
        final Journal journal = Journal.open(Records.context(Path.of(arguments[0])));
        Records.append(journal, COUNT, 10);
        switch (arguments[1]) {
            case "run" -> run(journal);
            case "torn" -> tear(journal);
            case "unmarked" -> commitWithoutMark(journal);
            default -> throw new IllegalArgumentException(arguments[1]);
        }
        say("DONE " + journal.lastSequence());
        while (true) {
            LockSupport.park();
        }
    }

    private static void say(final String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static void run(final Journal journal) {
        while (true) {
            Records.append(journal, 64, 1 + (int) (journal.lastSequence() % 64));
            say("DURABLE " + journal.durableSequence());
        }
    }

    /** Half of a document, as a kill in the middle of the copy leaves it. */
    private static void tear(final Journal journal) throws ReflectiveOperationException {
        final RecordBatch batch = journal.batch();
        for (int i = 0; i < 20; i++) {
            Records.add(batch);
        }
        final int length = batch.finish();
        final ExcerptAppender appender = (ExcerptAppender) field(log(journal), "appender");
        final DocumentContext context = appender.writingDocument();
        for (int i = 0; i < length / 2; i++) {
            context.wire().bytes().writeByte(batch.buffer().getByte(i));
        }
    }

    private static void commitWithoutMark(final Journal journal) throws Exception {
        final RecordBatch batch = journal.batch();
        for (int i = 0; i < 20; i++) {
            Records.add(batch);
        }
        log(journal).append(batch.address(), batch.finish());
    }

    private static ChronicleLog log(final Journal journal) throws ReflectiveOperationException {
        return (ChronicleLog) field(journal, "log");
    }

    private static Object field(final Object owner, final String name) throws ReflectiveOperationException {
        final Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }
}
