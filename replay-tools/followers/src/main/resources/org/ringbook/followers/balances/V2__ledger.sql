-- Double entry. An entry is what one event did to one account's money of one asset: the change of what is available and of what is held,
-- and both behind it. The entries of an event add up to zero in each asset: what comes from outside comes from account -1, what has
-- left is at account -2, fees are account 0's.
CREATE TABLE balances_entry (
    entry_id        BIGINT NOT NULL PRIMARY KEY, -- sequence of the record * 65536 + place among the record's entries
    event_index     INTEGER NOT NULL,            -- of the event in its record, from 1 (0 is the command)
    kind            INTEGER NOT NULL,            -- template id of the event
    account_id      INTEGER NOT NULL,
    asset_id        INTEGER NOT NULL,
    available_delta BIGINT NOT NULL,
    held_delta      BIGINT NOT NULL,
    available_units BIGINT NOT NULL,             -- behind it
    held_units      BIGINT NOT NULL,             -- behind it
    fee_units       BIGINT NOT NULL,             -- of a trade: what was taken off before available_delta
    market_id       INTEGER NOT NULL,            -- of an order or a trade; else 0
    subject_id      BIGINT NOT NULL,             -- the order, trade or withdrawal; of a deposit or transfer its record
    row_index       BIGINT NOT NULL,             -- number among the account's and asset's entries, from 1
    statement_index BIGINT NOT NULL,             -- how many of those, up to this one, changed the sum of available and held
    timestamp_ns    BIGINT NOT NULL
);
CREATE INDEX balances_entry_account ON balances_entry (account_id, asset_id, entry_id);

-- What the last entry of each account and asset says.
CREATE TABLE balances_balance (
    account_id      INTEGER NOT NULL,
    asset_id        INTEGER NOT NULL,
    available_units BIGINT NOT NULL,
    held_units      BIGINT NOT NULL,
    entry_id        BIGINT NOT NULL,
    row_count       BIGINT NOT NULL, -- entries
    statement_count BIGINT NOT NULL, -- rows of the statement
    PRIMARY KEY (account_id, asset_id)
);

-- The statement of an account and asset: its entries that change the sum of available and held, numbered from 1.
CREATE TABLE balances_statement (
    account_id INTEGER NOT NULL,
    asset_id   INTEGER NOT NULL,
    row_index  BIGINT NOT NULL,
    entry_id   BIGINT NOT NULL,
    PRIMARY KEY (account_id, asset_id, row_index)
);

-- Where to find an entry by its number: every 256th.
CREATE TABLE balances_row (
    account_id INTEGER NOT NULL,
    asset_id   INTEGER NOT NULL,
    row_index  BIGINT NOT NULL,
    entry_id   BIGINT NOT NULL,
    PRIMARY KEY (account_id, asset_id, row_index)
);

INSERT INTO balances_account VALUES (-1, 0, 'external deposits', 0, 0);
INSERT INTO balances_account VALUES (-2, 0, 'external withdrawals', 0, 0);
