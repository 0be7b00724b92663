package org.ringbook.scenarios.language;

/** Commands as a scenario says them. */
final class CommandWords {
    private final Names names;
    private final CommonWords common;
    private final OrderWords orders;
    private final ExchangeWords exchange;
    private final AccountWords accounts;
    private final SessionWords sessions;

    CommandWords(final Names names) {
        this.names = names;
        common = new CommonWords(names);
        orders = new OrderWords(names, common);
        exchange = new ExchangeWords(names);
        accounts = new AccountWords(names);
        sessions = new SessionWords(names, common);
    }

    /** A command's frame, and the alias that its order gets if it is accepted. */
    record Said(Message command, String alias) {}

    Said read(final String line) {
        final Words words = new Words(line);
        final String first = words.next();
        if (first.equals("raw")) {
            return raw(words);
        }
        final Message session = sessions.read(first, words);
        if (session != null) {
            return new Said(session, "");
        }
        Message.Draft draft = exchange.read(first, words);
        if (draft == null) {
            draft = accounts.read(first, words);
        }
        if (draft != null) {
            return new Said(common.finish(draft, words), "");
        }
        if (!names.isAccount(first)) {
            throw new WordsException("neither an account nor a command: " + first);
        }
        final OrderWords.Order order = orders.read(first, words);
        return new Said(common.finish(order.draft(), words), order.alias());
    }

    /** {@code raw NewOrder accountId=1 side=9}: any command, field by field; an order's alias comes first, as {@code order o1}. */
    private Said raw(final Words words) {
        final Message.Draft draft = Message.draft(words.next());
        final String alias = words.takes("order") ? words.next() : "";
        while (words.hasNext() && !common.isNext(words)) {
            CommonWords.field(draft, words.next());
        }
        return new Said(common.finish(draft, words), alias);
    }
}
