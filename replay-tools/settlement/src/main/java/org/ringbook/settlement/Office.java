package org.ringbook.settlement;

import org.ringbook.followers.Database;

/** The back office on a database: everything that it does begins here. Any thread; it holds one connection, so that an H2 file stays open. */
public final class Office implements AutoCloseable {
    private final OfficeDatabase database;

    private Office(final OfficeDatabase database) {
        this.database = database;
    }

    /**
     * Makes the schema {@code office}, or brings it up to date.
     *
     * @param database that the settlement follower writes to.
     * @return the back office.
     */
    public static Office open(final Database database) {
        return new Office(OfficeDatabase.open(database));
    }

    /** {@return settlement days} */
    public Days days() {
        return new Days(database);
    }

    /** {@return accounts at banks, beneficiaries, funding references} */
    public Register register() {
        return new Register(database);
    }

    /** {@return withdrawals and their batches} */
    public Withdrawals withdrawals() {
        return new Withdrawals(database);
    }

    /** {@return what banks and chains say} */
    public Imports imports() {
        return new Imports(database);
    }

    /** {@return which files were made, by their digests} */
    public MadeFiles files() {
        return new MadeFiles(database);
    }

    /** {@return last record whose rows the settlement follower has written} */
    public long position() {
        return database.transaction((office, follower) -> follower.position());
    }

    /** Closes the connection it holds. */
    @Override
    public void close() {
        database.close();
    }
}
