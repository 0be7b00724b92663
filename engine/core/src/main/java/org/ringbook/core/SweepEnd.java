package org.ringbook.core;

/** Why a sweep or a walk ended. */
enum SweepEnd {
    /** Nothing is left, or by quote not enough for a lot at this price. */
    DONE,
    /** The next price is not within the limit, or there is none. */
    LIMIT,
    /** The next price is beyond the dynamic band. */
    DYNAMIC_BAND,
    /** The next price is outside the static band. */
    STATIC_BAND,
    /** The record is full. */
    BOUND,
    /** It met an own order and was canceled. */
    CANCELED
}
