-- The last record whose rows are here. One row.
CREATE TABLE ${follower}_position (
    id           INTEGER NOT NULL PRIMARY KEY,
    sequence     BIGINT NOT NULL,
    record_crc   BIGINT NOT NULL,
    timestamp_ns BIGINT NOT NULL,
    kept_from    BIGINT NOT NULL, -- rows of what ended in earlier records were removed
    kept_from_ns BIGINT NOT NULL  -- the same as a time; 0: none were
);
INSERT INTO ${follower}_position VALUES (1, 0, 0, 0, 0, 0);
