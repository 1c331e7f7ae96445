package io.limpid.core.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LevelLimitTest {

    private static final CsvReader THREE =
            CsvReader.withDefaults().withLimits(new CsvLimits(1_000_000, 10, 100, 3, Long.MAX_VALUE));

    private static void read(CsvReader reader, String text) {
        reader.read("f.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void read_moreTextsThanAllowed_namesTheLineOfTheFirstBeyond() {
        assertThatThrownBy(() -> read(THREE, "c\na\nb\na\nc\nb\nd\ne\nf\n"))
                .isInstanceOf(CsvFormatException.class)
                .hasMessage("f.csv, line 7, column \"c\": expected at most 3 distinct categories, got more");
    }

    /** They were numbers and no levels until the first other cell, in line 7, came. */
    @Test
    void read_moreNumbersThanAllowedBeforeTexts_namesTheLineOfTheFirstText() {
        assertThatThrownBy(() -> read(THREE, "c\n1\n2\n3\n4\n5\na\nb\na\nb\n"))
                .isInstanceOf(CsvFormatException.class)
                .hasMessage("f.csv, line 7, column \"c\": expected at most 3 distinct categories, got more");
    }

    @Test
    void read_mostlyNumbersBeyondTheLimit_stillSaysThatOneIsNone() {
        String numbers = IntStream.range(0, 100).mapToObj(i -> i + "\n").collect(Collectors.joining());
        assertThatThrownBy(() -> read(THREE, "c\nx\n" + numbers))
                .isInstanceOf(CsvFormatException.class)
                .hasMessageStartingWith(
                        "f.csv, line 2, column \"c\": expected a number as in 100 of the column's 101 values")
                .hasMessageContaining("\"x\"");
    }

    @Test
    void read_exactlyAsManyAsAllowed_isATable() {
        read(THREE, "c\na\nb\nc\na\nb\nc\n");
    }

    /** Ten million bytes of distinct texts would be kept if the limit were judged at the end only. */
    @Test
    void read_manyTextsBeyondTheLimit_areNotKept() {
        String texts = IntStream.range(0, 200_000)
                .mapToObj(i -> "a text that is distinct by its number alone " + i + "\n")
                .collect(Collectors.joining());
        long few = allocated(THREE, texts);
        long all = allocated(CsvReader.withDefaults(), texts);
        assertThat(few).isLessThan(all / 2);
    }

    private static long allocated(CsvReader reader, String texts) {
        byte[] bytes = ("c\n" + texts).getBytes(StandardCharsets.UTF_8);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            reader.read("f.csv", new ByteArrayInputStream(bytes));
        } catch (CsvFormatException expected) {
            assertThat(expected).hasMessageContaining("at most 3");
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
