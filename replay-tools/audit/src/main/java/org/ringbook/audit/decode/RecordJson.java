package org.ringbook.audit.decode;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes records as JSON, with what people read beside the numbers. */
public final class RecordJson {
    private final Meaning meaning;

    /**
     * A writer.
     *
     * @param names known as of the record that is written.
     */
    public RecordJson(final Names names) {
        meaning = new Meaning(names);
    }

    /**
     * Writes a record as one object.
     *
     * @param record the record, which the names have learned.
     * @param json   takes it.
     * @throws IOException if it can't be written.
     */
    public void write(final DecodedRecord record, final JsonGenerator json) throws IOException {
        json.writeStartObject();
        place(record, json);
        json.writeFieldName("command");
        write(record, record.command(), json);
        json.writeArrayFieldStart("events");
        for (final DecodedFrame event : record.events()) {
            write(record, event, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /**
     * Writes one event of a record as an object.
     *
     * @param record the record, which the names have learned.
     * @param index  of the event, from 0.
     * @param json   takes it.
     * @throws IOException if it can't be written.
     */
    public void writeEvent(final DecodedRecord record, final int index, final JsonGenerator json) throws IOException {
        json.writeStartObject();
        place(record, json);
        json.writeNumberField("index", index + 1);
        json.writeStringField("commandType", record.command().type());
        json.writeFieldName("event");
        write(record, record.events().get(index), json);
        json.writeEndObject();
    }

    private static void place(final DecodedRecord record, final JsonGenerator json) throws IOException {
        json.writeNumberField("sequence", record.sequence());
        json.writeStringField("time", Moment.text(record.timestampNs()));
        json.writeNumberField("timestampNs", record.timestampNs());
    }

    private void write(final DecodedRecord record, final DecodedFrame frame, final JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("type", frame.type());
        fields(record, frame, frame.fields(), json);
        json.writeEndObject();
    }

    private void fields(
            final DecodedRecord record, final DecodedFrame frame, final DecodedFields fields, final JsonGenerator json)
            throws IOException {
        for (final DecodedField field : fields.all()) {
            json.writeFieldName(field.name());
            value(record, frame, field, json);
            final Optional<String> reading = meaning.of(record, frame, field);
            if (reading.isPresent()) {
                json.writeStringField(Meaning.nameBeside(field.name()), reading.get());
            }
        }
    }

    private void value(
            final DecodedRecord record, final DecodedFrame frame, final DecodedField field, final JsonGenerator json)
            throws IOException {
        final Object value = field.value();
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Long number) {
            json.writeNumber(number.longValue());
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof DecodedFields composite) {
            json.writeStartObject();
            fields(record, frame, composite, json);
            json.writeEndObject();
        } else if (value instanceof List<?> choices && field.entries().isEmpty()) {
            json.writeStartArray();
            for (final Object choice : choices) {
                json.writeString(String.valueOf(choice));
            }
            json.writeEndArray();
        } else if (value instanceof List<?>) {
            json.writeStartArray();
            for (final DecodedFields entry : field.entries()) {
                json.writeStartObject();
                fields(record, frame, entry, json);
                json.writeEndObject();
            }
            json.writeEndArray();
        } else {
            json.writeString(value.toString());
        }
    }
}
