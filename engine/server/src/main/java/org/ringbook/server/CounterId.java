package org.ringbook.server;

/**
 * The engine's counters: their ids, labels and who writes them. They live in the media driver's table, so Aeron's tools read
 * them from outside the process; the metrics endpoint shows the same. Ids are never reused.
 */
public enum CounterId {
    /** Core. */
    COMMANDS(5001, "commands", "Commands taken from the ring"),
    /** Core. */
    RECORDS(5002, "records", "Records appended to the journal"),
    /** Core. */
    REJECTS(5003, "rejects", "Records whose command changed nothing"),
    /** Core. */
    DUPLICATES(5004, "duplicates", "Commands not sequenced because their number was taken before"),
    /** Core. */
    GAPS(5005, "gaps", "Commands not sequenced because those before them are missing"),
    /** Core. */
    STALE(5006, "stale_commands", "Commands and hellos of an epoch or process that is not the one in force"),
    /** Core. */
    DOWN(5007, "commands_while_down", "Commands of gateways that have to say hello first"),
    /** Core, of documents; in DISK the thread that syncs, of syncs. */
    APPENDS(5008, "appends", "Documents appended to the journal"),
    /** As appends. */
    APPEND_TIME(5009, "append_nanoseconds", "Time spent in appends"),
    /** As appends. */
    APPEND_TIME_MAX(5010, "append_nanoseconds_max", "Longest append", true),
    /** Core. */
    LAST_SEQUENCE(5011, "last_sequence", "Last record appended", true),
    /** Core. */
    QUERIES(5012, "queries", "Pages of rows answered"),
    /** Core. */
    QUERIES_FAILED(5013, "queries_failed", "Pages cut short because the core's view failed"),
    /** Ingress. */
    MALFORMED(
            5020, "malformed_commands", "Frames with a sound header whose body does not decode; each takes its number"),
    /** Ingress. */
    INVALID_TRUNCATED(5021, "invalid_truncated", "Frames dropped: shorter than their header says"),
    /** Ingress. */
    INVALID_FRAGMENTED(5022, "invalid_fragmented", "Frames dropped: longer than one fragment"),
    /** Ingress. */
    INVALID_SCHEMA(5023, "invalid_schema", "Frames dropped: of another schema"),
    /** Ingress. */
    INVALID_VERSION(5024, "invalid_version", "Frames dropped: of a version this engine does not know"),
    /** Ingress. */
    INVALID_TEMPLATE(5025, "invalid_template", "Frames dropped: no such message"),
    /** Ingress. */
    INVALID_HEADER(5026, "invalid_header", "Frames dropped: block length or numbers make no sense"),
    /** Ingress. */
    INVALID_HOST_COMMAND(5027, "invalid_host_command", "Frames dropped: only the host may make such a command"),
    /** Ingress. */
    INVALID_REQUEST(5028, "invalid_requests", "Queries and replay requests dropped: they can't be answered"),
    /** Ingress. */
    RING_FULL(5030, "ring_full", "Times that ingress found the ring full and left a command in the stream"),
    /** Ingress. */
    GATEWAYS_SILENCED(5031, "gateways_silenced", "Gateways taken down for their silence"),
    /** Ingress. */
    CONTROL_DROPPED(5032, "control_messages_dropped", "Answers on the control stream that it had no room for"),
    /** Ingress. */
    REQUESTS_DROPPED(5033, "requests_dropped", "Queries and replay requests for which there was no room"),
    /** Ingress. */
    SPACE_STATE(5034, "space_state", "0: enough free space; 1: below the soft floor; 2: below the hard floor", true),
    /** Ingress. */
    FREE_BYTES(5035, "free_bytes", "Free space at the journal", true),
    /** Ingress. */
    CLOCK_STEP(
            5036,
            "clock_step_nanoseconds",
            "By how much the wall clock was set and is not followed; 0: no alarm",
            true),
    /** Egress. */
    MESSAGES(5040, "event_messages", "Messages published on the event stream"),
    /** Egress. */
    EGRESS_LAG(5041, "egress_lag_records", "Durable records not yet published", true),
    /** Egress. */
    EGRESS_BACK_PRESSURE(5042, "egress_back_pressure", "Times that the event stream had no room"),
    /** Replay. */
    REPLAYS(5050, "replays", "Replays begun"),
    /** Replay. */
    REPLAYS_DROPPED(
            5051, "replays_dropped", "Replays given up: the requester is gone or too slow, or there are too many"),
    /** Replay. */
    REPLAY_MESSAGES(5052, "replay_messages", "Messages published for replays"),
    /** Replay. */
    QUERIES_DROPPED(
            5053, "queries_dropped", "Queries given up: the requester is gone or too slow, or there are too many"),
    /** Any thread. */
    ERRORS(5060, "errors", "Errors given to the error handler");

    private final int typeId;
    private final String label;
    private final String help;
    private final boolean gauge;

    CounterId(final int typeId, final String label, final String help) {
        this(typeId, label, help, false);
    }

    CounterId(final int typeId, final String label, final String help, final boolean gauge) {
        this.typeId = typeId;
        this.label = label;
        this.help = help;
        this.gauge = gauge;
    }

    /**
     * Type of the counter in the driver's table.
     *
     * @return a number of Ringbook's own
     */
    public int typeId() {
        return typeId;
    }

    /**
     * Name, in words joined by underscores.
     *
     * @return the name without a prefix
     */
    public String label() {
        return label;
    }

    /**
     * What is counted.
     *
     * @return one sentence
     */
    public String help() {
        return help;
    }

    /**
     * Whether the value may fall.
     *
     * @return false for a count that only grows
     */
    public boolean isGauge() {
        return gauge;
    }
}
