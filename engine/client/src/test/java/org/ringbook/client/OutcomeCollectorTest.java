package org.ringbook.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.ContinueEncoder;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.MarketStateChangedEncoder;
import org.ringbook.sbe.messages.MassCanceledEncoder;
import org.ringbook.sbe.messages.OrderCanceledEncoder;
import org.ringbook.sbe.messages.SetAccountKillEncoder;
import org.ringbook.sbe.messages.SetMarketStateEncoder;
import org.ringbook.sbe.messages.TradeEncoder;

class OutcomeCollectorTest {
    private static final int GATEWAY = 7;

    private final OutcomeCollector outcomes = new OutcomeCollector(EngineListener.NONE, GATEWAY);

    private static RecordedOutcome next(final long sequence) {
        return new RecordedOutcome(sequence).event(new ContinueEncoder(), command -> {});
    }

    private static RecordedOutcome stateChange(final long sequence) {
        return new RecordedOutcome(sequence)
                .event(
                        new SetMarketStateEncoder(),
                        command -> command.header().gatewayId(GATEWAY).gatewaySequence(1));
    }

    private static RecordedOutcome state(final RecordedOutcome record, final MarketState state) {
        return record.event(new MarketStateChangedEncoder(), event -> event.state(state));
    }

    @Test
    void shouldGatherAnOpeningOverItsRecords() {
        outcomes.expect(1);
        state(stateChange(1), MarketState.UNCROSSING).tell(outcomes);
        assertNull(outcomes.take());
        next(2).event(new TradeEncoder(), event -> event.tradeId(1)).tell(outcomes);
        assertNull(outcomes.take());
        state(next(3), MarketState.OPEN).tell(outcomes);
        final CommandOutcome outcome = outcomes.take();
        assertNotNull(outcome);
        assertEquals(3, outcome.events().size());
        assertEquals(3, outcome.events().get(2).sequence());
    }

    @Test
    void shouldEndWithTheRecordOfAnAuctionThatGoesOn() {
        outcomes.expect(1);
        state(stateChange(1), MarketState.AUCTION).tell(outcomes);
        assertNotNull(outcomes.take());
    }

    @Test
    void shouldGatherACancelOfManyOverItsRecords() {
        outcomes.expect(1);
        new RecordedOutcome(1)
                .event(
                        new SetAccountKillEncoder(),
                        command -> command.header().gatewayId(GATEWAY).gatewaySequence(1))
                .event(new OrderCanceledEncoder(), event -> event.orderId(1))
                .event(new MassCanceledEncoder(), event -> event.more(BooleanType.TRUE))
                .tell(outcomes);
        assertNull(outcomes.take());
        next(2).event(new OrderCanceledEncoder(), event -> event.orderId(2))
                .event(new MassCanceledEncoder(), event -> event.more(BooleanType.FALSE))
                .tell(outcomes);
        assertEquals(4, outcomes.take().events().size());
    }
}
