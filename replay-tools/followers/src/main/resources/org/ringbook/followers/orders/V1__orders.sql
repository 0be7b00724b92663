-- Every order that was accepted, as it is behind the position's record.
CREATE TABLE orders_order (
    order_id         BIGINT NOT NULL PRIMARY KEY, -- sequence of the record that entered it
    account_id       INTEGER NOT NULL,
    market_id        INTEGER NOT NULL,
    is_open          INTEGER NOT NULL,            -- 1: in the book, or waiting for its stop price; 0: ended
    status           INTEGER NOT NULL,            -- OrdStatus: 0 new, 1 partially filled, 2 filled, 4 canceled, 12 expired
    cancel_reason    INTEGER NOT NULL,            -- CancelReason; 0: it was not canceled
    side             INTEGER NOT NULL,            -- 1 buy, 2 sell
    ord_type         INTEGER NOT NULL,            -- OrdType it was entered with
    time_in_force    INTEGER NOT NULL,
    post_only        INTEGER NOT NULL,
    by_quote         INTEGER NOT NULL,            -- 1: quantity is quote units
    self_trade       INTEGER NOT NULL,            -- SelfTradePrevention
    quantity         BIGINT NOT NULL,             -- as it was entered: lots, or quote units
    price_ticks      BIGINT NOT NULL,             -- the limit in force; 0: none
    stop_price_ticks BIGINT NOT NULL,             -- as entered or replaced; 0: none
    triggered_ns     BIGINT NOT NULL,             -- when its stop price was traded; 0: not
    display_qty      BIGINT NOT NULL,
    expire_time_ns   BIGINT NOT NULL,
    order_qty        BIGINT NOT NULL,             -- total in lots now; by quote 0 while open, then what it bought
    cum_qty          BIGINT NOT NULL,
    leaves_qty       BIGINT NOT NULL,
    cum_quote_units  BIGINT NOT NULL,             -- exact sum of price times quantity over its fills, in quote
    fee_units        BIGINT NOT NULL,             -- a buy's in base, a sell's in quote
    fills            INTEGER NOT NULL,
    session_id       INTEGER NOT NULL,            -- that entered or last replaced it
    cl_ord_id        VARCHAR(36) NOT NULL,        -- the one it was entered with; may be empty
    replaced_id      VARCHAR(36) NOT NULL,        -- the one of its last replace; may be empty
    entered_ns       BIGINT NOT NULL,
    changed_ns       BIGINT NOT NULL,
    changed_sequence BIGINT NOT NULL              -- last record that changed it
);
CREATE INDEX orders_order_account ON orders_order (account_id, is_open, order_id);
CREATE INDEX orders_order_market ON orders_order (account_id, market_id, is_open, order_id);

CREATE INDEX orders_order_client_id ON orders_order (account_id, cl_ord_id, order_id);

-- Client order ids that replaces and cancels took, and the order that each names; those that orders were entered with are theirs. An id that
-- the core has forgotten may be taken again: the latest record counts.
CREATE TABLE orders_client_id (
    sequence   BIGINT NOT NULL PRIMARY KEY, -- record that took it
    account_id INTEGER NOT NULL,
    cl_ord_id  VARCHAR(36) NOT NULL,
    order_id   BIGINT NOT NULL
);
CREATE INDEX orders_client_id_text ON orders_client_id (account_id, cl_ord_id, sequence);

CREATE TABLE orders_trade (
    trade_key       BIGINT NOT NULL PRIMARY KEY, -- sequence of the record * 65536 + index of the event
    market_id       INTEGER NOT NULL,
    trade_id        BIGINT NOT NULL,             -- dense per market
    aggressor_side  INTEGER NOT NULL,            -- 0: in an auction
    price_ticks     BIGINT NOT NULL,
    qty_lots        BIGINT NOT NULL,
    base_units      BIGINT NOT NULL,
    quote_units     BIGINT NOT NULL,
    buy_order_id    BIGINT NOT NULL,
    sell_order_id   BIGINT NOT NULL,
    buy_account_id  INTEGER NOT NULL,
    sell_account_id INTEGER NOT NULL,
    buy_fee_units   BIGINT NOT NULL,             -- base
    sell_fee_units  BIGINT NOT NULL,             -- quote
    busted_ns       BIGINT NOT NULL,             -- when it was undone; 0: it stands
    timestamp_ns    BIGINT NOT NULL
);
CREATE UNIQUE INDEX orders_trade_market ON orders_trade (market_id, trade_id);
CREATE INDEX orders_trade_buyer ON orders_trade (buy_account_id, trade_key);
CREATE INDEX orders_trade_buyer_market ON orders_trade (buy_account_id, market_id, trade_key);
CREATE INDEX orders_trade_buy_order ON orders_trade (buy_order_id, trade_key);
CREATE INDEX orders_trade_seller ON orders_trade (sell_account_id, trade_key);
CREATE INDEX orders_trade_seller_market ON orders_trade (sell_account_id, market_id, trade_key);
CREATE INDEX orders_trade_sell_order ON orders_trade (sell_order_id, trade_key);

-- Only where history is not kept for ever. Orders of records that are not kept any more, but that are open or ended later; and the client order
-- ids that replaces and cancels of them took.
CREATE TABLE orders_late (
    order_id       BIGINT NOT NULL PRIMARY KEY,
    ended_sequence BIGINT NOT NULL -- 0: it is open
);
CREATE INDEX orders_late_ended ON orders_late (ended_sequence);
CREATE TABLE orders_late_id (
    order_id BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    PRIMARY KEY (order_id, sequence)
);
