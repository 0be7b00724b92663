package org.ringbook.cli.follow;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ringbook.cli.Console;
import org.ringbook.cli.shadow.DataDirectory;
import org.ringbook.followers.Database;
import org.ringbook.followers.FollowerHost;
import org.ringbook.followers.FollowersContext;
import org.ringbook.journal.JournalException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which followers an engine's process has in it. */
public final class FollowOptions {
    private static final String OFF = "off";

    @Option(
            names = "--follow",
            split = ",",
            paramLabel = "NAME",
            description = "Followers that write the journal into SQL in this process: names, all, or off (see ringbook"
                    + " follow). Default of start: all, for its REST gateway; of engine: off.")
    private List<String> names;

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private HistoryOption history = new HistoryOption();

    private boolean byDefault;

    /** No followers, unless the command line is parsed. */
    public FollowOptions() {}

    /**
     * Has all of them unless the command line says otherwise.
     *
     * @param wanted whether.
     */
    public void byDefault(final boolean wanted) {
        byDefault = wanted;
    }

    private boolean isOff() {
        return names == null ? !byDefault : names.contains(OFF);
    }

    /**
     * Looks at the options before anything is started.
     *
     * @throws IllegalArgumentException if a name is not known.
     * @throws org.ringbook.cli.Failure if the history is not a duration.
     */
    public void check() {
        if (!isOff()) {
            FollowerNames.find(names);
        }
        history.ns();
    }

    /**
     * Which they are.
     *
     * @return their names; none if none are wanted.
     */
    public Set<String> names() {
        final Set<String> chosen = new LinkedHashSet<>();
        if (!isOff()) {
            FollowerNames.find(names).forEach(kind -> chosen.add(kind.name()));
        }
        return chosen;
    }

    /**
     * Their database.
     *
     * @param data the data directory.
     * @return nothing is opened yet.
     */
    public Database database(final Path data) {
        return database.database(data);
    }

    /**
     * Starts them, if any are wanted. What fails is said, and does not end the engine.
     *
     * @param data    the data directory, with a journal.
     * @param console takes what they say.
     * @return empty if none are wanted here, or they can't be started.
     */
    public Optional<FollowerHost> start(final Path data, final Console console) {
        if (isOff()) {
            return Optional.empty();
        }
        final FollowersContext context = new FollowersContext()
                .dataDirectory(data)
                .archive(DataDirectory.archiveOf(data))
                .database(database.database(data))
                .historyNs(history.ns())
                .log(line -> console.progress("follow: " + line));
        try {
            return Optional.of(FollowerHost.start(context, FollowerNames.find(names)));
        } catch (final JournalException e) {
            console.progress("follow: does not follow, the engine goes on: " + e.getMessage());
            return Optional.empty();
        }
    }
}
