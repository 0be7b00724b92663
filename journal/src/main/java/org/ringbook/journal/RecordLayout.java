package org.ringbook.journal;

import org.ringbook.sbe.journal.MessageHeaderEncoder;
import org.ringbook.sbe.journal.RecordBatchEncoder;

/**
 * Byte layout of a document and of a record (little endian; {@code recordHeader} and {@code RecordBatch} of the schema).
 *
 * <pre>
 *  document   0        8               16            20               24
 *             +--------+---------------+-------------+----------------+--------+--------+--
 *             | header | firstSequence | recordCount | recordsLength  | record | record |
 *             +--------+---------------+-------------+----------------+--------+--------+--
 *
 *  record     0     4              8          16            24
 *             +-----+--------------+----------+-------------+---------------------------------
 *             | crc | recordLength | sequence | timestampNs | frames: uint16 length, frame ...
 *             +-----+--------------+----------+-------------+---------------------------------
 *                   |&lt;------------------- CRC-32C ------------------------------------------&gt;|
 * </pre>
 */
final class RecordLayout {
    static final int DOCUMENT_HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + RecordBatchEncoder.BLOCK_LENGTH;
    static final int FIRST_SEQUENCE_OFFSET =
            MessageHeaderEncoder.ENCODED_LENGTH + RecordBatchEncoder.firstSequenceEncodingOffset();
    static final int RECORD_COUNT_OFFSET =
            MessageHeaderEncoder.ENCODED_LENGTH + RecordBatchEncoder.recordCountEncodingOffset();
    static final int RECORDS_LENGTH_OFFSET =
            MessageHeaderEncoder.ENCODED_LENGTH + RecordBatchEncoder.recordsLengthEncodingOffset();

    static final int CRC_OFFSET = 0;
    static final int LENGTH_OFFSET = 4;
    static final int SEQUENCE_OFFSET = 8;
    static final int TIMESTAMP_OFFSET = 16;
    static final int FRAMES_OFFSET = 24;

    static final int RECORDS_MAX = 64;
    static final int RECORD_LENGTH_MAX = 2 * 1024 * 1024;

    /** A document takes no further record when its records have reached this length. */
    static final int RECORDS_LENGTH_FULL = 1024 * 1024;

    static final int DOCUMENT_LENGTH_MAX = DOCUMENT_HEADER_LENGTH + RECORDS_LENGTH_FULL + RECORD_LENGTH_MAX;

    /** The message header of every document, as one little-endian number. */
    static final long DOCUMENT_MAGIC = RecordBatchEncoder.BLOCK_LENGTH
            | (long) RecordBatchEncoder.TEMPLATE_ID << 16
            | (long) RecordBatchEncoder.SCHEMA_ID << 32
            | (long) RecordBatchEncoder.SCHEMA_VERSION << 48;

    private RecordLayout() {}
}
