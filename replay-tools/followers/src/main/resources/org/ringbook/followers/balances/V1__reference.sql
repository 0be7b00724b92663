-- What amounts and prices are of. As the core has it after the position's record.
CREATE TABLE balances_asset (
    asset_id     INTEGER NOT NULL PRIMARY KEY,
    code         VARCHAR(16) NOT NULL,
    scale        INTEGER NOT NULL, -- decimals of a unit
    payout_scale INTEGER NOT NULL, -- decimals that a withdrawal may have
    sequence     BIGINT NOT NULL   -- record that added it
);

CREATE TABLE balances_market (
    market_id                INTEGER NOT NULL PRIMARY KEY,
    symbol                   VARCHAR(16) NOT NULL,
    base_asset_id            INTEGER NOT NULL,
    quote_asset_id           INTEGER NOT NULL,
    tick_mantissa            BIGINT NOT NULL, -- tick size: tick_mantissa / 10^tick_scale quote for one base
    tick_scale               INTEGER NOT NULL,
    lot_mantissa             BIGINT NOT NULL, -- lot size: lot_mantissa / 10^lot_scale base
    lot_scale                INTEGER NOT NULL,
    lot_units                BIGINT NOT NULL, -- one lot in base units
    quote_units_per_tick_lot BIGINT NOT NULL,
    sequence                 BIGINT NOT NULL  -- record that added it, or gave it these terms
);

CREATE TABLE balances_account (
    account_id INTEGER NOT NULL PRIMARY KEY, -- 0: the exchange's fee account
    owner_id   INTEGER NOT NULL,
    name       VARCHAR(32) NOT NULL,
    sequence   BIGINT NOT NULL,   -- record that opened it
    opened_ns  BIGINT NOT NULL
);
CREATE INDEX balances_account_owner ON balances_account (owner_id, account_id);
INSERT INTO balances_account VALUES (0, 0, 'fees', 0, 0);
