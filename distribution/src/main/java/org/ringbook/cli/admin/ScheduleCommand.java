package org.ringbook.cli.admin;

import java.util.List;
import org.ringbook.cli.ExitStatus;
import org.ringbook.client.CommandOutcome;
import org.ringbook.client.Rows;
import org.ringbook.client.ScheduleEntry;
import org.ringbook.sbe.messages.MarketScheduleSetDecoder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** When a market changes its state by itself. */
@Command(
        name = "schedule",
        description = {
            "Set or show when a market changes its state by itself: DAYS@TIME=STATE, UTC. Days are such as mon-fri, sat,sun or daily, states"
                    + " closed, auction and open. A state that an operator sets holds until the next entry's time; halted and"
                    + " suspended hold beyond it."
        },
        footer = {
            "",
            "Examples:",
            "  ringbook admin market schedule XBTZAR mon-fri@06:50=auction mon-fri@07:00=open daily@15:00=closed",
            "  ringbook admin market schedule XBTZAR --none",
            "  ringbook admin market schedule XBTZAR          (shows it)"
        })
final class ScheduleCommand extends AdminTask {
    @Parameters(index = "0", paramLabel = "SYMBOL", description = "The market.")
    private String symbol;

    @Parameters(index = "1..*", paramLabel = "DAYS@TIME=STATE", description = "In the order of their time of day.")
    private List<String> entries = List.of();

    @Option(names = "--none", description = "Remove the schedule.")
    private boolean none;

    private ScheduleCommand() {}

    @Override
    public Integer call() {
        if (none && !entries.isEmpty()) {
            throw usage("either entries or --none");
        }
        return none || !entries.isEmpty() ? set() : show();
    }

    private int show() {
        catalog().loadMarkets();
        final Rows.Market market = catalog().market(symbol);
        final List<String> schedule = queries().schedule(market.marketId()).stream()
                .map(ScheduleText::of)
                .toList();
        final String next = Times.text(market.nextScheduleNs());
        schedule.forEach(console()::print);
        console().print(schedule.isEmpty() ? symbol + " has no schedule" : "next at " + next);
        console().put("entries", schedule).put("next", next);
        return ExitStatus.DONE;
    }

    private int set() {
        final Rows.Market market = catalog().market(symbol);
        final List<ScheduleEntry> schedule =
                entries.stream().map(ScheduleText::parse).toList();
        final CommandOutcome outcome = engine().operations().setMarketSchedule(market.marketId(), schedule);
        final String next =
                Times.text(outcome.require(new MarketScheduleSetDecoder()).nextNs());
        console().put("next", next);
        return done(
                none ? "schedule of " + symbol + " removed" : "schedule of " + symbol + " set, next at " + next,
                outcome);
    }
}
