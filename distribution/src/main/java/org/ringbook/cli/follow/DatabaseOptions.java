package org.ringbook.cli.follow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;
import org.ringbook.followers.Database;
import picocli.CommandLine.Option;

/** Which database the followers write to, and read from. */
public final class DatabaseOptions {
    @Option(
            names = "--database",
            paramLabel = "URL",
            description =
                    "Database of the followers: jdbc:postgresql://HOST/NAME, or jdbc:h2:... Default: an H2 file in the"
                            + " data directory.")
    private String url;

    @Option(
            names = "--database-user",
            paramLabel = "NAME",
            description = "User of the database. Default: the database's own default.")
    private String user = "";

    @Option(
            names = "--database-password-file",
            paramLabel = "FILE",
            description = "File whose first line is the password. Default: none; PostgreSQL then looks into ~/.pgpass.")
    private Path passwordFile;

    /** The data directory's own, unless the command line is parsed. */
    public DatabaseOptions() {}

    /**
     * The database.
     *
     * @param data the data directory.
     * @return nothing is opened yet.
     * @throws Failure if the URL has a password in it, or the file of the password can't be read.
     */
    public Database database(final Path data) {
        return open(url == null ? Database.defaultUrl(data) : url);
    }

    Database open(final String chosen) {
        if (chosen.contains("password=")) {
            throw new Failure(
                    ExitStatus.USAGE,
                    "everybody on this machine can read a command line: give the password by --database-password-file");
        }
        return new Database(chosen, user, password());
    }

    private String password() {
        if (passwordFile == null) {
            return "";
        }
        try {
            return Files.readAllLines(passwordFile).stream().findFirst().orElse("");
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read the password: file=" + passwordFile, e);
        }
    }
}
