package org.ringbook.scenarios.fuzz;

import java.util.Random;
import org.ringbook.scenarios.CommandFrames;
import org.ringbook.scenarios.CommandFrames.Sender;
import org.ringbook.scenarios.fuzz.GeneratorMemory.Gateway;

/** Who sends a command: half of them gateways, which number what they send and sometimes err. */
final class GeneratorSenders {
    static final int SESSIONS = 5;
    private static final int NO_GATEWAY = 65_535;

    private final Random random;
    private final CommandFrames frames;
    private final GeneratorMemory memory;
    private final GeneratorValues values;

    GeneratorSenders(
            final Random random,
            final CommandFrames frames,
            final GeneratorMemory memory,
            final GeneratorValues values) {
        this.random = random;
        this.frames = frames;
        this.memory = memory;
        this.values = values;
    }

    Sender next() {
        final int session = random.nextInt(SESSIONS + 1);
        final int id = random.nextInt(2 * memory.gateways.length - 1);
        if (id == 0 || id >= memory.gateways.length || (!memory.gateways[id].up && random.nextInt(20) > 0)) {
            return new Sender(0, 0, random.nextInt(1_000), session);
        }
        final Gateway gateway = memory.gateways[id];
        return switch (random.nextInt(100)) {
            case 0 -> new Sender(id, gateway.epoch, gateway.last, session);
            case 1 -> new Sender(id, gateway.epoch, gateway.last + 2, session);
            case 2 -> new Sender(id, gateway.epoch + random.nextInt(3) - 1, gateway.last + 1, session);
            case 3 -> new Sender(random.nextInt(3) + 7, 1, 1, session);
            case 4 -> new Sender(id, gateway.epoch, random.nextLong(), session);
            default -> new Sender(id, gateway.epoch, gateway.last + 1, session);
        };
    }

    /** Of the sender's session, at its gateway. */
    byte[] sessionCommand() {
        if (random.nextInt(3) == 0) {
            return frames.sessionLogout();
        }
        final int owner = random.nextInt(12) == 0
                ? random.nextInt(9)
                : Math.max(1, frames.sender().sessionId());
        return frames.sessionLogon(owner, random.nextInt(12) == 0 ? random.nextInt(3) : 1, values.durationNs());
    }

    byte[] gatewayCommand() {
        final int id = 1 + random.nextInt(memory.gateways.length - 1);
        final Gateway gateway = memory.gateways[id];
        if (gateway.up && random.nextInt(4) > 0) {
            return switch (random.nextInt(4)) {
                case 0 -> frames.from(CommandFrames.HOST).gatewayDown(id, gateway.epoch - random.nextInt(2));
                case 1 -> frames.from(CommandFrames.HOST).timer();
                default -> frames.malformedCommand();
            };
        }
        final int epoch = gateway.epoch;
        return switch (random.nextInt(8)) {
            case 0 -> hello(id, epoch, gateway.nonce);
            case 1 -> hello(id, epoch, gateway.nonce + 1);
            case 2 -> hello(id, epoch - 1, gateway.nonce);
            case 3 -> hello(random.nextBoolean() ? 0 : NO_GATEWAY, 1, 1);
            case 4 -> hello(id, random.nextInt(2) - 1, 1);
            case 5 -> hello(4 + random.nextInt(4), 1 + random.nextInt(3), random.nextInt(2));
            default -> hello(id, epoch + 1 + random.nextInt(2), random.nextLong());
        };
    }

    private byte[] hello(final int id, final int epoch, final long nonce) {
        return frames.from(new Sender(id, epoch, 0, 0)).gatewayHello(nonce);
    }
}
