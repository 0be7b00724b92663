-- What the back office settles. Amounts are whole units of the asset, times nanoseconds since the epoch.

CREATE TABLE settlement_asset (
    asset_id     INT         NOT NULL PRIMARY KEY,
    code         VARCHAR(16) NOT NULL,
    scale        INT         NOT NULL,
    payout_scale INT         NOT NULL,
    sequence     BIGINT      NOT NULL
);

CREATE TABLE settlement_market (
    market_id      INT         NOT NULL PRIMARY KEY,
    symbol         VARCHAR(16) NOT NULL,
    base_asset_id  INT         NOT NULL,
    quote_asset_id INT         NOT NULL,
    sequence       BIGINT      NOT NULL
);

CREATE TABLE settlement_account (
    account_id INT         NOT NULL PRIMARY KEY,
    owner_id   INT         NOT NULL,
    name       VARCHAR(32) NOT NULL,
    sequence   BIGINT      NOT NULL
);

-- One row for each event that moved money between accounts, in, or out. kind: 1 trade, 2 bust, 3 deposit, 4 withdrawal paid,
-- 5 transfer. A trade: account_id bought units of asset_id from counter_account_id for quote_units of quote_asset_id.
CREATE TABLE settlement_movement (
    sequence           BIGINT      NOT NULL,
    event_index        INT         NOT NULL,
    time_ns            BIGINT      NOT NULL,
    kind               INT         NOT NULL,
    market_id          INT         NOT NULL,
    trade_id           BIGINT      NOT NULL,
    account_id         INT         NOT NULL,
    counter_account_id INT         NOT NULL,
    asset_id           INT         NOT NULL,
    units              BIGINT      NOT NULL,
    fee_units          BIGINT      NOT NULL,
    quote_asset_id     INT         NOT NULL,
    quote_units        BIGINT      NOT NULL,
    quote_fee_units    BIGINT      NOT NULL,
    withdrawal_id      BIGINT      NOT NULL,
    reference          VARCHAR(64) NOT NULL,
    PRIMARY KEY (sequence, event_index)
);

-- state: 0 held, 1 settled, 2 canceled. withdrawal_id is the sequence of the request.
CREATE TABLE settlement_withdrawal (
    withdrawal_id  BIGINT      NOT NULL PRIMARY KEY,
    requested_ns   BIGINT      NOT NULL,
    account_id     INT         NOT NULL,
    asset_id       INT         NOT NULL,
    units          BIGINT      NOT NULL,
    reference      VARCHAR(64) NOT NULL,
    state          INT         NOT NULL,
    ended_sequence BIGINT      NOT NULL,
    ended_ns       BIGINT      NOT NULL
);

CREATE UNIQUE INDEX settlement_withdrawal_reference ON settlement_withdrawal (reference);
CREATE INDEX settlement_withdrawal_state ON settlement_withdrawal (state, asset_id, withdrawal_id);
CREATE INDEX settlement_withdrawal_account ON settlement_withdrawal (account_id, withdrawal_id);
CREATE INDEX settlement_movement_account ON settlement_movement (account_id, kind, sequence);
CREATE INDEX settlement_movement_counter ON settlement_movement (counter_account_id, kind, sequence);
