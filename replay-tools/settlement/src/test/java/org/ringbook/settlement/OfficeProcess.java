package org.ringbook.settlement;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.ringbook.followers.Database;
import org.ringbook.settlement.files.BatchFiles;
import org.ringbook.settlement.files.DayFiles;
import org.ringbook.settlement.imports.Readers;

/** Work of the back office in a process of its own, to be killed. It tells the engine by its output, and hears of it by its input. */
public final class OfficeProcess implements MoneyCommands {
    private final BufferedReader answers = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    private OfficeProcess() {}

    /** Database's URL, user and password; directory of files; what to do, and its arguments. */
    public static void main(final String[] args) throws IOException {
        try (Office office = Office.open(new Database(args[0], args[1], args[2]))) {
            System.out.println("ready");
            final Path files = Path.of(args[3]);
            final long sequence = Long.parseLong(args[5]);
            switch (args[4]) {
                case "cut-off" -> cutOff(office, args[6], sequence, files);
                case "export" -> export(office, sequence, files);
                case "import" -> take(office, Path.of(args[6]), new OfficeProcess());
                default -> throw new IllegalArgumentException(args[4]);
            }
            System.out.println("done");
        }
    }

    static void cutOff(final Office office, final String day, final long sequence, final Path files)
            throws IOException {
        office.days().cutOff(day, sequence);
        DayFiles.write(office.days(), day, office.files(), files);
    }

    static void export(final Office office, final long sequence, final Path files) throws IOException {
        office.withdrawals().export(null, sequence);
        for (final Batch batch : office.withdrawals().batches()) {
            BatchFiles.write(office.withdrawals(), batch.batchId(), office.files(), files);
        }
    }

    static void take(final Office office, final Path file, final MoneyCommands money) throws IOException {
        office.imports().apply(Readers.read(file), false, money, step -> {});
    }

    @Override
    public Outcome deposit(final int accountId, final int assetId, final long amountUnits, final String reference) {
        return ask("deposit " + accountId + " " + assetId + " " + amountUnits + " " + reference);
    }

    @Override
    public Outcome settleWithdrawal(final String reference) {
        return ask("settle " + reference);
    }

    @Override
    public Outcome cancelWithdrawal(final String reference) {
        return ask("cancel " + reference);
    }

    private Outcome ask(final String question) {
        System.out.println(question);
        try {
            final String[] words = answers.readLine().split(" ", 3);
            return new Outcome(Long.parseLong(words[0]), Boolean.parseBoolean(words[1]), words[2]);
        } catch (final IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does what a process has asked for, and answers. */
    static String answer(final String question, final MoneyCommands money) {
        final String[] words = question.split(" ", 5);
        final Outcome outcome = switch (words[0]) {
            case "deposit" ->
                money.deposit(
                        Integer.parseInt(words[1]), Integer.parseInt(words[2]), Long.parseLong(words[3]), words[4]);
            case "settle" -> money.settleWithdrawal(words[1]);
            case "cancel" -> money.cancelWithdrawal(words[1]);
            default -> throw new IllegalArgumentException(question);
        };
        return outcome.record() + " " + outcome.existed() + " " + outcome.rejected();
    }
}
