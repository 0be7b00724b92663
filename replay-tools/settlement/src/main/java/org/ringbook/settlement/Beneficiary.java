package org.ringbook.settlement;

/**
 * Where an account's money may be paid to. What a kind has no use for is empty.
 *
 * @param beneficiaryId given by the back office; 0 = not yet.
 * @param accountId     whose.
 * @param assetId       which asset.
 * @param name          of who is paid, as the bank is to have it.
 * @param destination   IBAN or other account number; address on a chain.
 * @param bic           of the bank (ISO 9362).
 * @param clearing      clearing system and member such as ZANCC:250655.
 * @param network       of a chain, where the asset has several.
 * @param memo          destination tag or memo of a chain; text for the payee at a bank.
 */
public record Beneficiary(
        long beneficiaryId,
        int accountId,
        int assetId,
        String name,
        String destination,
        String bic,
        String clearing,
        String network,
        String memo) {}
