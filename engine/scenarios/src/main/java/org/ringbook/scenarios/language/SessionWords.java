package org.ringbook.scenarios.language;

/** Who is there: gateways and the sessions of clients. */
final class SessionWords {
    private final Names names;
    private final CommonWords common;

    SessionWords(final Names names, final CommonWords common) {
        this.names = names;
        this.common = common;
    }

    /** Null if the verb is none of these. */
    Message read(final String verb, final Words words) {
        return switch (verb) {
            case "logon" -> common.finish(logon(words), words);
            case "logout" -> common.finish(Message.draft("SessionLogout"), words);
            case "hello" -> hello(words);
            case "gateway-down" -> {
                final int gatewayId = words.number();
                final long epoch = words.takes("epoch") ? words.number() : names.gateway(gatewayId)[0];
                yield common.finish(
                        Message.draft("GatewayDown").set("gatewayId", gatewayId).set("epoch", epoch), words);
            }
            case "malformed" ->
                common.finish(
                        Message.draft("MalformedCommand")
                                .set("malformedTemplateId", 1)
                                .set("malformedLength", words.number()),
                        words);
            default -> null;
        };
    }

    /** {@code logon alice session 7 via 3}. */
    private Message.Draft logon(final Words words) {
        final Message.Draft draft = Message.draft("SessionLogon").set("ownerId", names.owner(words.next()));
        if (words.takes("cancel-on-disconnect")) {
            draft.set("cancelOnDisconnect", 1);
        }
        return words.takes("grace") ? draft.set("graceNs", Units.durationNs(words.next())) : draft;
    }

    private static Message hello(final Words words) {
        final int gatewayId = words.number();
        final int epoch = words.takes("epoch") ? words.number() : 1;
        final long nonce = words.takes("nonce") ? words.number() : 1;
        words.end();
        return Message.draft("GatewayHello")
                .from(new Message.Sender(gatewayId, epoch, 0, 0))
                .set("nonce", nonce)
                .text("name", "gateway")
                .done();
    }
}
