-- The last record whose rows are here. One row.
CREATE TABLE ${follower}_position (
    id           INTEGER NOT NULL PRIMARY KEY,
    sequence     BIGINT NOT NULL,
    record_crc   BIGINT NOT NULL,
    timestamp_ns BIGINT NOT NULL,
    kept_from    BIGINT NOT NULL, -- first record that rows are kept of, but for what had not ended then; 0: nothing was removed
    kept_from_ns BIGINT NOT NULL  -- the same as a time; 0: none were
);
INSERT INTO ${follower}_position VALUES (1, 0, 0, 0, 0, 0);

-- The first record of every hour that has one.
CREATE TABLE ${follower}_hour (
    hour_ns  BIGINT NOT NULL PRIMARY KEY, -- of UTC, nanoseconds since the epoch
    sequence BIGINT NOT NULL
);
CREATE INDEX ${follower}_hour_sequence ON ${follower}_hour (sequence);
