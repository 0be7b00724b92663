package org.ringbook.cli.settle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;
import org.ringbook.cli.Subcommand;
import org.ringbook.cli.Table;
import org.ringbook.cli.follow.DatabaseOptions;
import org.ringbook.followers.Database;
import org.ringbook.settlement.EngineMoney;
import org.ringbook.settlement.MoneyCommands;
import org.ringbook.settlement.Office;
import org.ringbook.settlement.SettlementException;
import org.ringbook.settlement.files.DayFiles;
import org.ringbook.settlement.files.MadeFile;
import org.ringbook.settlement.imports.ImportException;
import picocli.CommandLine.Mixin;

/** What the back office's commands do alike: they read the journal to its end first, and tell what went wrong line by line. */
abstract class SettleTask extends Subcommand {
    private static final String FILES = "settlement";

    @Mixin
    private DatabaseOptions options;

    /** Work with the back office. */
    abstract int run(Office office) throws Exception;

    @Override
    public final Integer call() throws Exception {
        final Database database = options.database(root().data());
        final CatchUp catchUp = new CatchUp(root(), database);
        try (Office office = Office.open(database)) {
            catchUp.run(office);
            return run(office);
        } catch (final SettlementException e) {
            console().put("details", e.details());
            e.details().forEach(detail -> console().print("  " + detail));
            throw new Failure(ExitStatus.FAILED, e.getMessage(), null);
        } catch (final ImportException e) {
            throw new Failure(ExitStatus.FAILED, e.getMessage(), null);
        }
    }

    final MoneyCommands money() {
        return new EngineMoney(root().engine().connection());
    }

    /** Where files go unless another place is named. */
    final Path files(final Path chosen) {
        return chosen == null ? root().data().resolve(FILES) : chosen;
    }

    /** Makes a day's files, and tells why one can't be made. */
    final int makeFiles(final Office office, final String day, final Path out) throws IOException {
        final Path directory = files(out);
        final DayFiles.Made made = DayFiles.write(office.days(), day, office.files(), directory);
        tellFiles(directory, made.files());
        if (made.obstacles().isEmpty()) {
            return ExitStatus.DONE;
        }
        made.obstacles().forEach(obstacle -> console().error(obstacle));
        console().put("obstacles", made.obstacles());
        return ExitStatus.FAILED;
    }

    final void tellFiles(final Path directory, final List<MadeFile> files) {
        files.forEach(file -> console().say(directory.resolve(file.name()) + "  " + file.sha256()));
        console().put("directory", directory.toString()).put("files", files);
    }

    /** Shows rows as a table, and tells them under a name. */
    final int list(final String name, final List<Map<String, Object>> rows, final String... headings) {
        final Table table = new Table(headings);
        rows.forEach(row -> table.row(row.values().stream()
                .limit(headings.length)
                .map(value -> "".equals(value) ? "-" : value)
                .toArray()));
        console().print(table.toString());
        console().put(name, rows);
        return ExitStatus.DONE;
    }
}
