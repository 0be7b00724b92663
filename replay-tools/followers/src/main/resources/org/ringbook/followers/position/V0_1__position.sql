-- The last record whose rows are here. One row.
CREATE TABLE ${follower}_position (
    id           INTEGER NOT NULL PRIMARY KEY,
    sequence     BIGINT NOT NULL,
    record_crc   BIGINT NOT NULL,
    timestamp_ns BIGINT NOT NULL
);
INSERT INTO ${follower}_position VALUES (1, 0, 0, 0);
