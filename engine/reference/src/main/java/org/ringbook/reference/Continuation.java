package org.ringbook.reference;

import java.util.Arrays;
import java.util.List;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.StateChangeCause;

/** An operation that did not fit its record, and what the next one needs to go on with it. */
sealed interface Continuation {
    Continuation NONE = new None();

    /** Its numbers in the canonical state, its kind first; what is missing of six is 0. */
    List<Long> numbers();

    private static List<Long> numbers(final long... numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    /** Nothing is unfinished. */
    record None() implements Continuation {
        @Override
        public List<Long> numbers() {
            return Continuation.numbers(0);
        }
    }

    /** A cancel of many in entry order. Account 0: the session's orders, of its owner. */
    record CancelOrders(int accountId, int marketId, Side side, int sessionId, CancelReason reason)
            implements Continuation {
        static CancelOrders ofAccount(final int accountId, final CancelReason reason) {
            return new CancelOrders(accountId, 0, Side.NULL_VAL, 0, reason);
        }

        static CancelOrders ofSession(final int sessionId, final CancelReason reason) {
            return new CancelOrders(0, 0, Side.NULL_VAL, sessionId, reason);
        }

        @Override
        public List<Long> numbers() {
            final long sideNumber = side == Side.NULL_VAL ? 0 : side.value();
            return Continuation.numbers(1, accountId, marketId, sideNumber, sessionId, reason.value());
        }
    }

    /** A cancel of many in a market's book. */
    record CancelBook(int marketId, CancelReason reason) implements Continuation {
        @Override
        public List<Long> numbers() {
            return Continuation.numbers(2, marketId, reason.value());
        }
    }

    /** An opening, at the step to go on with; the price is that of the allocation. */
    record Opening(int marketId, StateChangeCause cause, Step step, long priceTicks) implements Continuation {
        /** With their numbers in docs/rules.md. */
        enum Step {
            FIND_PRICE(1),
            ALLOCATE(2),
            CANCEL_MARKET_ORDERS(3),
            OPEN(4);

            private final long number;

            Step(final long number) {
                this.number = number;
            }
        }

        @Override
        public List<Long> numbers() {
            return Continuation.numbers(3, marketId, cause.value(), step.number, priceTicks);
        }
    }

    /** Stops that are due. */
    record Stops(int marketId, long lowTicks, long highTicks, long referenceTicks) implements Continuation {
        @Override
        public List<Long> numbers() {
            return Continuation.numbers(4, marketId, lowTicks, highTicks, referenceTicks);
        }
    }

    /** The sessions of a gateway are gone. */
    record SessionsGone(int gatewayId, int lastSessionId) implements Continuation {
        @Override
        public List<Long> numbers() {
            return Continuation.numbers(5, gatewayId, lastSessionId);
        }
    }
}
