-- What the back office has decided: nothing here follows from the journal alone, so a rebuild of a follower leaves it alone. Amounts are
-- whole units of the asset; day sums are NUMERIC, since gross sums of a day need not fit 64 bits. Times are those of journal records,
-- nanoseconds since the epoch.

-- How an asset leaves and enters. BANK: the account at a bank that pays and receives, with its currency. CHAIN: no more than that.
CREATE TABLE house (
    asset_id INT         NOT NULL PRIMARY KEY,
    kind     VARCHAR(5)  NOT NULL,
    currency VARCHAR(3)  NOT NULL,
    name     VARCHAR(70) NOT NULL,
    account  VARCHAR(34) NOT NULL,
    bic      VARCHAR(11) NOT NULL,
    clearing VARCHAR(40) NOT NULL
);

-- Where an account's money may be paid to. What a kind has no use for is empty. Rows are never changed, only removed from use.
CREATE TABLE beneficiary (
    beneficiary_id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id     INT          NOT NULL,
    asset_id       INT          NOT NULL,
    name           VARCHAR(70)  NOT NULL,
    destination    VARCHAR(128) NOT NULL,
    bic            VARCHAR(11)  NOT NULL,
    clearing       VARCHAR(40)  NOT NULL,
    network        VARCHAR(32)  NOT NULL,
    memo           VARCHAR(140) NOT NULL,
    removed        BOOLEAN      NOT NULL
);
CREATE INDEX beneficiary_account ON beneficiary (account_id, asset_id);

-- Which beneficiary a withdrawal goes to, by the reference of its request. May be written before the request.
CREATE TABLE instruction (
    reference      VARCHAR(64) NOT NULL PRIMARY KEY,
    beneficiary_id BIGINT      NOT NULL REFERENCES beneficiary (beneficiary_id)
);

-- What a payer writes so that the money finds its account, or the address that it is sent to.
CREATE TABLE funding (
    reference  VARCHAR(128) NOT NULL PRIMARY KEY,
    account_id INT          NOT NULL,
    asset_id   INT          NOT NULL
);

-- Settlement days: each begins behind the one before and ends with the record of the cut-off.
CREATE TABLE settlement_day (
    number           INT         NOT NULL PRIMARY KEY,
    name             VARCHAR(10) NOT NULL UNIQUE,
    from_sequence    BIGINT      NOT NULL,
    through_sequence BIGINT      NOT NULL,
    opened_ns        BIGINT      NOT NULL,
    closed_ns        BIGINT      NOT NULL,
    movements        BIGINT      NOT NULL,
    trades           BIGINT      NOT NULL,
    busts            BIGINT      NOT NULL
);

-- What each account gave and got in a day, gross; net = bought - sold - fees + busted_in - busted_out + transfers_in - transfers_out,
-- closing = opening + net + deposits - withdrawals. Account 0 is the fee account; its fees are negative.
CREATE TABLE obligation (
    number        INT            NOT NULL REFERENCES settlement_day (number),
    asset_id      INT            NOT NULL,
    account_id    INT            NOT NULL,
    opening       NUMERIC(38, 0) NOT NULL,
    bought        NUMERIC(38, 0) NOT NULL,
    sold          NUMERIC(38, 0) NOT NULL,
    fees          NUMERIC(38, 0) NOT NULL,
    busted_in     NUMERIC(38, 0) NOT NULL,
    busted_out    NUMERIC(38, 0) NOT NULL,
    transfers_in  NUMERIC(38, 0) NOT NULL,
    transfers_out NUMERIC(38, 0) NOT NULL,
    net           NUMERIC(38, 0) NOT NULL,
    deposits      NUMERIC(38, 0) NOT NULL,
    withdrawals   NUMERIC(38, 0) NOT NULL,
    closing       NUMERIC(38, 0) NOT NULL,
    PRIMARY KEY (number, asset_id, account_id)
);
CREATE INDEX obligation_account ON obligation (account_id, asset_id, number);

-- Balances behind the last cut-off, and all of an asset together.
CREATE TABLE closing (
    asset_id   INT            NOT NULL,
    account_id INT            NOT NULL,
    units      NUMERIC(38, 0) NOT NULL,
    PRIMARY KEY (asset_id, account_id)
);
CREATE TABLE asset_day (
    number      INT            NOT NULL REFERENCES settlement_day (number),
    asset_id    INT            NOT NULL,
    opening     NUMERIC(38, 0) NOT NULL,
    deposits    NUMERIC(38, 0) NOT NULL,
    withdrawals NUMERIC(38, 0) NOT NULL,
    fees        NUMERIC(38, 0) NOT NULL,
    closing     NUMERIC(38, 0) NOT NULL,
    PRIMARY KEY (number, asset_id)
);

-- How assets left and entered at the cut-off: the day's statements say it, and have to say the same when they are made again.
CREATE TABLE house_day (
    number   INT         NOT NULL REFERENCES settlement_day (number),
    asset_id INT         NOT NULL,
    kind     VARCHAR(5)  NOT NULL,
    currency VARCHAR(3)  NOT NULL,
    name     VARCHAR(70) NOT NULL,
    account  VARCHAR(34) NOT NULL,
    bic      VARCHAR(11) NOT NULL,
    clearing VARCHAR(40) NOT NULL,
    PRIMARY KEY (number, asset_id)
);

-- Payments given out together. Everything a file says is copied here, so that the file can be made again as it was.
CREATE TABLE batch (
    batch_id         INT         NOT NULL PRIMARY KEY,
    asset_id         INT         NOT NULL,
    kind             VARCHAR(5)  NOT NULL,
    through_sequence BIGINT      NOT NULL,
    time_ns          BIGINT      NOT NULL,
    payments         INT         NOT NULL,
    units            NUMERIC(38, 0) NOT NULL,
    currency         VARCHAR(3)  NOT NULL,
    name             VARCHAR(70) NOT NULL,
    account          VARCHAR(34) NOT NULL,
    bic              VARCHAR(11) NOT NULL,
    clearing         VARCHAR(40) NOT NULL
);

-- Who has a withdrawal in hand: a batch, or (0) somebody who cancels it. Whoever writes the row first has it, for good.
CREATE TABLE claim (
    withdrawal_id BIGINT NOT NULL PRIMARY KEY,
    batch_id      INT    NOT NULL
);

CREATE TABLE payment (
    withdrawal_id BIGINT       NOT NULL PRIMARY KEY REFERENCES claim (withdrawal_id),
    batch_id      INT          NOT NULL REFERENCES batch (batch_id),
    line          INT          NOT NULL,
    account_id    INT          NOT NULL,
    units         BIGINT       NOT NULL,
    reference     VARCHAR(64)  NOT NULL,
    name          VARCHAR(70)  NOT NULL,
    destination   VARCHAR(128) NOT NULL,
    bic           VARCHAR(11)  NOT NULL,
    clearing      VARCHAR(40)  NOT NULL,
    network       VARCHAR(32)  NOT NULL,
    memo          VARCHAR(140) NOT NULL,
    UNIQUE (batch_id, line)
);

-- Entries of imported files that the engine has taken, by the reference of who sent them; record is the one that answers.
CREATE TABLE applied (
    external_reference VARCHAR(200) NOT NULL PRIMARY KEY,
    action             VARCHAR(8)   NOT NULL,
    withdrawal_id      BIGINT       NOT NULL,
    account_id         INT          NOT NULL,
    asset_id           INT          NOT NULL,
    units              BIGINT       NOT NULL,
    reference          VARCHAR(64)  NOT NULL,
    file_sha256        VARCHAR(64)  NOT NULL,
    place              VARCHAR(200) NOT NULL,
    record             BIGINT       NOT NULL
);
CREATE INDEX applied_withdrawal ON applied (withdrawal_id);

-- Entries of bank statements that nobody here expected: somebody has to look.
CREATE TABLE suspense (
    external_reference VARCHAR(200) NOT NULL PRIMARY KEY,
    asset_id           INT          NOT NULL,
    is_credit          BOOLEAN      NOT NULL,
    units              BIGINT       NOT NULL,
    text               VARCHAR(400) NOT NULL,
    file_sha256        VARCHAR(64)  NOT NULL,
    place              VARCHAR(200) NOT NULL
);

-- Files that were made: a file made again has to be the same.
CREATE TABLE file (
    name   VARCHAR(100) NOT NULL PRIMARY KEY,
    bytes  BIGINT       NOT NULL,
    sha256 VARCHAR(64)  NOT NULL
);
