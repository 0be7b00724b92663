package org.ringbook.rest;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ringbook.rest.api.BackOffice;
import org.ringbook.rest.api.BackOfficeException;
import org.ringbook.rest.api.BackOfficeException.Kind;

/**
 * A back office in memory: ZAR leaves by a bank. A message is signed rightly by 64 zeros; its body is account, asset, units and reference,
 * or the name of what is wrong with it.
 */
final class TestOffice implements BackOffice {
    private final Map<Long, Beneficiary> beneficiaries = new TreeMap<>();
    private final Map<String, Long> assigned = new HashMap<>();
    private final Map<Long, Integer> claims = new HashMap<>();
    private boolean hasFunding;

    /** Gives out everything that waits, or this. */
    synchronized void giveOut(final long withdrawalId) {
        claims.putIfAbsent(withdrawalId, 1);
    }

    @Override
    public synchronized List<Beneficiary> beneficiaries(final int accountId) {
        return beneficiaries.values().stream()
                .filter(one -> one.accountId() == accountId)
                .toList();
    }

    @Override
    public synchronized long addBeneficiary(final String account, final String asset, final Beneficiary added) {
        final long id = beneficiaries.size() + 1L;
        final int assetId = "XBT".equals(asset) ? TestExchange.XBT : TestExchange.ZAR;
        beneficiaries.put(
                id, new Beneficiary(id, added.accountId(), assetId, added.name(), added.number(), added.bank()));
        return id;
    }

    @Override
    public synchronized void removeBeneficiary(final long id) {
        beneficiaries.remove(id);
    }

    @Override
    public synchronized boolean assign(final String reference, final long beneficiaryId) {
        return assigned.computeIfAbsent(reference, any -> beneficiaryId) == beneficiaryId;
    }

    @Override
    public synchronized Map<Long, Integer> claims(final List<Long> withdrawalIds) {
        return Map.copyOf(claims);
    }

    @Override
    public synchronized boolean keep(final long withdrawalId) {
        return claims.computeIfAbsent(withdrawalId, any -> 0) == 0;
    }

    @Override
    public synchronized Optional<Funding> funding(final int accountId, final int assetId, final String asset) {
        return hasFunding ? Optional.of(new Funding("RF" + accountId, Map.of())) : Optional.empty();
    }

    @Override
    public synchronized void addFunding(final String account, final String asset) {
        hasFunding = true;
    }

    @Override
    public Done receive(final Message message, final byte[] body, final Engine engine) {
        if (!message.signature().equals("0".repeat(64))) {
            throw new BackOfficeException(Kind.WRONG_SIGNATURE, "the message's signature is wrong");
        }
        final String[] words = new String(body, StandardCharsets.UTF_8).split(" ", -1);
        if (words.length == 1) {
            throw new BackOfficeException(Kind.valueOf(words[0]), "that is wrong with it");
        }
        return engine.book(new Deposit(
                Integer.parseInt(words[0]), Integer.parseInt(words[1]), Long.parseLong(words[2]), words[3]));
    }

    @Override
    public void close() {}
}
