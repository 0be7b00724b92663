-- Which build of each follower's tables is in force: schema NAME_BUILD.
CREATE TABLE follower (
    name           VARCHAR(32) NOT NULL PRIMARY KEY,
    live_build     INTEGER NOT NULL, -- 0: none yet
    building_build INTEGER NOT NULL, -- 0: no rebuild is under way
    last_build     INTEGER NOT NULL
);
