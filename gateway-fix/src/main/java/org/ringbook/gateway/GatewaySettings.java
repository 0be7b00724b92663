package org.ringbook.gateway;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.IdleStrategy;

/**
 * What any gateway needs to run.
 *
 * @param kind         FIX, for example: as it is called in messages.
 * @param threadName   of its thread.
 * @param directory    that no other gateway of its kind uses meanwhile; it is made if there is none.
 * @param gatewayId    by which the engine knows it.
 * @param address      where it listens.
 * @param idleStrategy of its thread.
 * @param errorHandler takes what goes wrong.
 * @param failStop     takes what ended it, on its thread.
 */
public record GatewaySettings(
        String kind,
        String threadName,
        Path directory,
        int gatewayId,
        String address,
        Supplier<IdleStrategy> idleStrategy,
        ErrorHandler errorHandler,
        Consumer<Throwable> failStop) {}
