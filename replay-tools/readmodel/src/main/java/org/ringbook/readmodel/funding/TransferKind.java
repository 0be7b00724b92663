package org.ringbook.readmodel.funding;

/** Which way money went. */
public enum TransferKind {
    /** From outside to the account. */
    DEPOSIT,
    /** From the account to outside. */
    WITHDRAWAL,
    /** From the account to another one. */
    TRANSFER_OUT,
    /** From another account to this one. */
    TRANSFER_IN
}
