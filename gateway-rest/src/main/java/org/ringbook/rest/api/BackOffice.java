package org.ringbook.rest.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the gateway asks of the back office, which pays out and takes in: who is paid, where payers pay to, who has a withdrawal in hand. Any
 * thread. Each method throws {@link BackOfficeException}. The money itself is the engine's.
 */
public interface BackOffice extends AutoCloseable {
    /**
     * Who may be paid.
     *
     * @param id        given by the back office.
     * @param accountId whose money it may be.
     * @param assetId   of what.
     * @param name      of who is paid.
     * @param number    of an account at a bank, or an address.
     * @param bank      its BIC, or clearing system and member such as ZANCC:250655; empty of an address.
     */
    record Beneficiary(long id, int accountId, int assetId, String name, String number, String bank) {}

    /**
     * Where payers pay to.
     *
     * @param reference what they write, or an address.
     * @param meta      what else they have to know, by label; in order.
     */
    record Funding(String reference, Map<String, String> meta) {}

    /**
     * What a message that money came in has besides its body.
     *
     * @param source     who says it.
     * @param timestamp  of signing, seconds since the epoch, as it came.
     * @param signature  as it came.
     * @param nowSeconds now, in seconds since the epoch.
     */
    record Message(String source, String timestamp, String signature, long nowSeconds) {}

    /**
     * A deposit.
     *
     * @param accountId whose.
     * @param assetId   of what.
     * @param units     how much.
     * @param reference unique over all deposits.
     */
    record Deposit(int accountId, int assetId, long units, String reference) {}

    /**
     * What became of a deposit.
     *
     * @param sequence of the record that answered.
     * @param existed  it was done before, with the same content.
     */
    record Done(long sequence, boolean existed) {}

    /** Has the engine book. */
    @FunctionalInterface
    interface Engine {
        /**
         * Books.
         *
         * @param deposit what.
         * @return what became of it; what the engine refuses is thrown, and passes through.
         */
        Done book(Deposit deposit);
    }

    /**
     * Beneficiaries in use.
     *
     * @param accountId whose.
     * @return by id.
     */
    List<Beneficiary> beneficiaries(int accountId);

    /**
     * Adds a beneficiary; the same again is the one that is there.
     *
     * @param account     name of the account.
     * @param asset       code of the asset; null: the only one that leaves by a bank.
     * @param beneficiary its ids are not read.
     * @return its id.
     */
    long addBeneficiary(String account, String asset, Beneficiary beneficiary);

    /**
     * Takes a beneficiary out of use.
     *
     * @param id of one in use.
     */
    void removeBeneficiary(long id);

    /**
     * Says who is paid by a withdrawal that will be requested; what was said first holds.
     *
     * @param reference     the request's.
     * @param beneficiaryId who.
     * @return false if another one was said before.
     */
    boolean assign(String reference, long beneficiaryId);

    /**
     * Who has withdrawals in hand.
     *
     * @param withdrawalIds any.
     * @return the batch of each; 0: somebody cancels it. One that nobody has in hand is not there.
     */
    Map<Long, Integer> claims(List<Long> withdrawalIds);

    /**
     * Takes a withdrawal in hand in order to cancel it.
     *
     * @param withdrawalId one that is held.
     * @return false if it is in a batch: then it can't be canceled here.
     */
    boolean keep(long withdrawalId);

    /**
     * Where an account's payers pay to.
     *
     * @param accountId whose.
     * @param assetId   of what.
     * @param asset     its code.
     * @return empty if nothing has been given out.
     */
    Optional<Funding> funding(int accountId, int assetId, String asset);

    /**
     * Gives out what payers write at a bank; the same again for the same account and asset.
     *
     * @param account name of the account.
     * @param asset   code; one that enters by a bank.
     */
    void addFunding(String account, String asset);

    /**
     * Books what a signed message says, once.
     *
     * @param message what it came with.
     * @param body    its bytes.
     * @param engine  books.
     * @return what became of it.
     */
    Done receive(Message message, byte[] body, Engine engine);

    /** Lets go of its database. */
    @Override
    void close();
}
