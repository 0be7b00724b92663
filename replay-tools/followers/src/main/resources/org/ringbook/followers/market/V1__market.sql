-- What the public may see of the past. No account is named.
CREATE TABLE market_asset (
    asset_id INTEGER NOT NULL PRIMARY KEY,
    code     VARCHAR(16) NOT NULL,
    scale    INTEGER NOT NULL -- decimals of a unit
);

-- The terms that a market has or had: ticks and lots of a row elsewhere are of the terms that it names.
CREATE TABLE market_terms (
    market_id                INTEGER NOT NULL,
    terms_number             INTEGER NOT NULL, -- 1 as it was added, one more with every change
    symbol                   VARCHAR(16) NOT NULL,
    base_code                VARCHAR(16) NOT NULL,
    base_scale               INTEGER NOT NULL,
    quote_code               VARCHAR(16) NOT NULL,
    quote_scale              INTEGER NOT NULL,
    tick_mantissa            BIGINT NOT NULL, -- tick size: tick_mantissa / 10^tick_scale quote for one base
    tick_scale               INTEGER NOT NULL,
    lot_mantissa             BIGINT NOT NULL, -- lot size: lot_mantissa / 10^lot_scale base
    lot_scale                INTEGER NOT NULL,
    min_qty_lots             BIGINT NOT NULL,
    max_qty_lots             BIGINT NOT NULL,
    min_notional_units       BIGINT NOT NULL,
    max_notional_units       BIGINT NOT NULL,
    lot_units                BIGINT NOT NULL, -- one lot in base units
    quote_units_per_tick_lot BIGINT NOT NULL,
    sequence                 BIGINT NOT NULL, -- record that brought them into force
    PRIMARY KEY (market_id, terms_number)
);

CREATE TABLE market_trade (
    market_id       INTEGER NOT NULL,
    trade_id        BIGINT NOT NULL,  -- dense per market, from 1
    terms_number    INTEGER NOT NULL,
    sequence        BIGINT NOT NULL,
    frame_index     INTEGER NOT NULL, -- of the event in the record
    timestamp_ns    BIGINT NOT NULL,
    price_ticks     BIGINT NOT NULL,
    qty_lots        BIGINT NOT NULL,
    base_units      BIGINT NOT NULL,
    quote_units     BIGINT NOT NULL,
    buy_order_id    BIGINT NOT NULL,
    sell_order_id   BIGINT NOT NULL,
    aggressor_side  INTEGER NOT NULL, -- 1 buy, 2 sell, 0 in an auction
    busted_sequence BIGINT NOT NULL,  -- record that undid it; 0: none
    PRIMARY KEY (market_id, trade_id)
);
CREATE INDEX market_trade_time ON market_trade (market_id, timestamp_ns);

-- Trades of an interval under one set of terms, without those that were undone. None without a trade.
CREATE TABLE market_candle (
    market_id    INTEGER NOT NULL,
    seconds      INTEGER NOT NULL,
    start_ns     BIGINT NOT NULL,
    terms_number INTEGER NOT NULL,
    open_ticks   BIGINT NOT NULL,
    high_ticks   BIGINT NOT NULL,
    low_ticks    BIGINT NOT NULL,
    close_ticks  BIGINT NOT NULL,
    base_units   BIGINT NOT NULL, -- what does not fit is 2^63-1
    quote_units  BIGINT NOT NULL, -- the same
    trade_count  BIGINT NOT NULL,
    PRIMARY KEY (market_id, seconds, start_ns, terms_number)
);
