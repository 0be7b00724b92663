package org.ringbook.audit.liabilities;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ringbook.scenarios.CommandFrames.BUY;
import static org.ringbook.scenarios.CommandFrames.SELL;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.audit.AuditException;
import org.ringbook.audit.BalanceSheet;
import org.ringbook.audit.ScriptedJournal;
import org.ringbook.audit.StateReplay;
import org.ringbook.audit.VerifyProgress;
import org.ringbook.audit.decode.Names;
import org.ringbook.audit.records.JournalSource;

class LiabilityTest {
    @TempDir
    private Path directory;

    private LiabilityRoot prove(final String out, final byte[] secret) {
        final Path journal = directory.resolve("journal");
        if (!Files.exists(journal)) {
            try (ScriptedJournal scripted = new ScriptedJournal(journal, 5).setUp()) {
                scripted.limit(ScriptedJournal.BOB, SELL, 500_000, 60_000, "");
                scripted.limit(ScriptedJournal.ALICE, BUY, 200_000, 61_000, "");
            }
        }
        try (StateReplay replay = StateReplay.open(new JournalSource(journal), null, Long.MAX_VALUE, note -> {})) {
            replay.advanceTo(Long.MAX_VALUE, () -> false, VerifyProgress.NONE);
            final Names names = Names.of(replay.view());
            return new LiabilityProver(
                            BalanceSheet.of(replay),
                            names,
                            directory.resolve(out),
                            secret,
                            () -> false,
                            VerifyProgress.NONE)
                    .prove(names.findAsset("XBT").orElseThrow());
        }
    }

    private LiabilityProof proof(final String out, final int accountId) {
        return LiabilityProver.readProof(directory.resolve(out + "/asset-XBT/account-" + accountId + ".json"));
    }

    @Test
    void shouldProveEveryBalanceToBeInTheRoot() throws IOException {
        final LiabilityRoot root = prove("out", null);
        assertEquals("30", root.total());
        assertEquals(2, root.depth());
        assertEquals(root, LiabilityProver.readRoot(directory.resolve("out/asset-XBT/root.json")));
        long sum = 0;
        for (int account = 0; account <= 3; account++) {
            final LiabilityProof proof = proof("out", account);
            assertEquals(Optional.empty(), proof.fault(root.root()));
            sum += proof.units();
        }
        assertEquals(root.totalUnits(), sum);
        assertEquals("10.1998", proof("out", ScriptedJournal.ALICE).amount());
        assertEquals("0.0002", proof("out", 0).amount());
        final Path file = directory.resolve("out/asset-XBT/account-1.json");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertThrows(AuditException.class, () -> prove("out", null), "nothing is overwritten");
    }

    @Test
    void shouldFindEveryChangeOfAProof() {
        final LiabilityRoot root = prove("out", null);
        final LiabilityProof proof = proof("out", 1);
        final LiabilityProof richer = new LiabilityProof(
                proof.format(),
                proof.asset(),
                proof.scale(),
                proof.sequence(),
                proof.timestampNs(),
                proof.accountId(),
                proof.account(),
                proof.units() + 1,
                "10.1998000001",
                proof.nonce(),
                proof.path(),
                proof.totalUnits() + 1,
                proof.root());
        assertTrue(richer.fault(root.root()).orElseThrow().contains("not at"));
        final List<LiabilityProof.Step> path = new ArrayList<>(proof.path());
        final LiabilityProof.Step step = path.get(0);
        path.set(0, new LiabilityProof.Step(step.side(), step.hash(), -step.units()));
        assertTrue(with(proof, path).fault(root.root()).orElseThrow().contains("negative"));
        path.set(0, new LiabilityProof.Step(step.side(), step.hash(), Long.MAX_VALUE));
        assertTrue(with(proof, path).fault(root.root()).orElseThrow().contains("do not fit"));
        path.set(0, new LiabilityProof.Step(step.side().equals("left") ? "right" : "left", step.hash(), step.units()));
        assertTrue(with(proof, path).fault(root.root()).isPresent());
        path.remove(0);
        assertTrue(with(proof, path).fault(root.root()).isPresent());
        assertTrue(proof.fault(root.top()).isPresent(), "the top alone is not the root");
    }

    private static LiabilityProof with(final LiabilityProof proof, final List<LiabilityProof.Step> path) {
        return new LiabilityProof(
                proof.format(),
                proof.asset(),
                proof.scale(),
                proof.sequence(),
                proof.timestampNs(),
                proof.accountId(),
                proof.account(),
                proof.units(),
                proof.amount(),
                proof.nonce(),
                path,
                proof.totalUnits(),
                proof.root());
    }

    /** The flaw of the first construction: a node's hash that binds only the sum of both lets one child's part be hidden. */
    @Test
    void shouldBindBothChildrensSums() {
        final byte[] left = SumHash.leaf(new byte[32], 1, "a", "XBT", 5);
        final byte[] right = SumHash.leaf(new byte[32], 2, "b", "XBT", 7);
        assertFalse(java.util.Arrays.equals(SumHash.node(left, 5, right, 7), SumHash.node(left, 7, right, 5)));
        assertFalse(java.util.Arrays.equals(SumHash.node(left, 5, right, 7), SumHash.node(left, 12, right, 0)));
    }

    @Test
    void shouldMakeTheSameAgainFromASecretAndAnotherWithout() {
        final byte[] secret = new byte[32];
        new Random(1).nextBytes(secret);
        assertEquals(prove("a", secret), prove("b", secret));
        assertNotEquals(prove("c", null).root(), prove("d", null).root());
    }

    @Test
    void shouldBuildTreesOfAnySize() {
        final Random random = new Random(20_261_122);
        for (int size = 0; size <= 20; size++) {
            final byte[][] leaves = new byte[size][];
            final long[] units = new long[size];
            long sum = 0;
            for (int i = 0; i < size; i++) {
                units[i] = random.nextInt(1_000);
                leaves[i] = SumHash.leaf(new byte[32], i, "x", "XBT", units[i]);
                sum += units[i];
            }
            final SumTree tree = new SumTree(leaves, units);
            assertEquals(sum, tree.totalUnits());
            assertTrue(size <= 1 << tree.depth());
            assertTrue(size <= 1 || size > 1 << (tree.depth() - 1));
        }
        assertThrows(
                ArithmeticException.class,
                () -> new SumTree(new byte[][] {SumHash.PADDING, SumHash.PADDING}, new long[] {Long.MAX_VALUE, 1}));
        assertThrows(
                IllegalArgumentException.class, () -> new SumTree(new byte[][] {SumHash.PADDING}, new long[] {-1}));
    }
}
