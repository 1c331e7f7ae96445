package io.limpid.core.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.limpid.core.data.Table;
import io.limpid.core.run.Cancellation;
import io.limpid.core.run.Run;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packed data is read whole or refused, whichever of its members is at fault. */
class GzipInputTest {

    private static final byte[] FIRST = packed("a,b\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8));

    private static final byte[] SECOND = packed("5,6\n7,8\n".getBytes(StandardCharsets.UTF_8));

    private static byte[] packed(byte[] text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] changed(byte[] bytes, int at, int bits) {
        byte[] changed = bytes.clone();
        changed[at] ^= (byte) bits;
        return changed;
    }

    private static Table read(byte[] bytes) {
        return CsvReader.withDefaults().read("f.csv.gz", new ByteArrayInputStream(bytes));
    }

    private static void assertRefused(byte[] bytes, String got) {
        assertThatExceptionOfType(CsvFormatException.class)
                .isThrownBy(() -> read(bytes))
                .withMessage("f.csv.gz: expected gzip data that is whole, got " + got);
    }

    @Test
    void read_membersAndZerosBehindThem_areAllRead() {
        byte[] zeros = new byte[512];
        byte[] empty = packed(new byte[0]);
        assertThat(read(joined(FIRST, SECOND)).column(0)).containsExactly(1, 3, 5, 7);
        assertThat(read(joined(FIRST, zeros)).column(0)).containsExactly(1, 3);
        assertThat(read(joined(empty, FIRST, zeros, SECOND, empty, new byte[1])).column(0))
                .containsExactly(1, 3, 5, 7);
    }

    @Test
    void read_secondMemberCutAnywhere_isRefused() {
        for (int length = 1; length < SECOND.length; length++) {
            assertRefused(joined(FIRST, Arrays.copyOf(SECOND, length)), "the end of the file");
        }
    }

    @Test
    void read_onlyMemberCutAnywhere_isRefused() {
        for (int length = 2; length < FIRST.length; length++) {
            assertRefused(Arrays.copyOf(FIRST, length), "the end of the file");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void read_secondMembersStartDamaged_isRefused(int at) {
        assertRefused(joined(FIRST, changed(SECOND, at, 1)), "further bytes that are none");
        assertRefused(joined(FIRST, changed(SECOND, at, 0x40)), "further bytes that are none");
    }

    @Test
    void read_anotherTextBehind_isRefused() {
        assertRefused(joined(FIRST, "5,6\n7,8\n".getBytes(StandardCharsets.UTF_8)), "further bytes that are none");
        assertRefused(joined(FIRST, new byte[3], new byte[] {'x'}), "further bytes that are none");
    }

    @Test
    void read_flagsNobodyKnows_isRefused() {
        assertRefused(changed(FIRST, 3, 0x80), "unknown flags in its header");
        assertRefused(joined(FIRST, changed(SECOND, 3, 0x20)), "unknown flags in its header");
    }

    @Test
    void read_trailerThatDoesNotFit_isRefused() {
        assertRefused(joined(FIRST, changed(SECOND, SECOND.length - 8, 1)), "a text that its checksum contradicts");
        assertRefused(joined(FIRST, changed(SECOND, SECOND.length - 1, 1)), "a text of another length than it says");
    }

    @Test
    void read_dataDamaged_isRefused() {
        // The first bits say of which of three kinds a block is; this is the fourth.
        assertRefused(changed(FIRST, 10, FIRST[10] & 6 ^ 6), "data that cannot be unpacked");
    }

    /** What a flip may change unseen is told apart from the rest: no data is in it. */
    @Test
    void read_anyBitFlipped_isRefusedUnlessNoDataIsInIt() {
        byte[] both = joined(FIRST, SECOND);
        for (int bit = 0; bit < 8 * both.length; bit++) {
            int at = bit / 8;
            byte[] damaged = changed(both, at, 1 << bit % 8);
            byte[] member = at < FIRST.length ? FIRST : SECOND;
            int inMember = at < FIRST.length ? at : at - FIRST.length;
            // The time, the extra flags, the system, and the flag that says that it is text.
            boolean told = inMember >= 4 && inMember < 10 || inMember == 3 && bit % 8 == 0;
            // The last byte of packed data may have bits left over.
            if (told || inMember == member.length - 9 && isReadable(damaged)) {
                assertThat(read(damaged).column(0)).containsExactly(1, 3, 5, 7);
            } else {
                assertThat(isReadable(damaged)).as("bit %d", bit).isFalse();
            }
        }
    }

    private static boolean isReadable(byte[] bytes) {
        try {
            read(bytes);
            return true;
        } catch (CsvFormatException e) {
            return false;
        }
    }

    @Test
    void read_headerWithEverythingInIt_isRead() {
        byte[] header = joined(
                new byte[] {0x1f, (byte) 0x8b, 8, 1 | 2 | 4 | 8 | 16, 1, 2, 3, 4, 0, 3, 2, 1},
                new byte[258],
                "name\0comment\0".getBytes(StandardCharsets.ISO_8859_1));
        CRC32 sum = new CRC32();
        sum.update(header);
        byte[] low = {(byte) sum.getValue(), (byte) (sum.getValue() >> 8)};
        byte[] rest = Arrays.copyOfRange(SECOND, 10, SECOND.length);
        assertThat(read(joined(FIRST, header, low, rest)).column(0)).containsExactly(1, 3, 5, 7);
        assertRefused(joined(FIRST, header, changed(low, 0, 1), rest), "a header that its checksum contradicts");
    }

    @Test
    void read_manyBlocks_isTheWholeText() {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder text = new StringBuilder("a\n");
        double[] numbers = random.doubles(30_000).toArray();
        for (double number : numbers) {
            text.append(number).append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        byte[] head = Arrays.copyOf(bytes, 200_000);
        byte[] tail = Arrays.copyOfRange(bytes, 200_000, bytes.length);
        assertThat(read(joined(packed(head), packed(tail))).column(0)).containsExactly(numbers);
    }

    /** Packed nothings give no text to be counted: they must be stoppable all the same. */
    @Test
    void read_endlessEmptyMembers_canBeCancelled() {
        byte[] empty = packed(new byte[0]);
        InputStream endless = new InputStream() {
            private int at;

            @Override
            public int read() {
                return empty[at++ % empty.length] & 0xff;
            }
        };
        AtomicInteger asked = new AtomicInteger();
        Run run = Run.quiet().with((Cancellation) () -> asked.incrementAndGet() > 10);
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> CsvReader.withDefaults().read("f.csv.gz", endless, run));
    }
}
