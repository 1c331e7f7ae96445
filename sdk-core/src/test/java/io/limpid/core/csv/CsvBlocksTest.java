package io.limpid.core.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.limpid.core.data.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts of many blocks, read from start to end. */
class CsvBlocksTest {

    private static final CsvReader READER = CsvReader.withDefaults();

    @TempDir
    Path folder;

    /** Blocks end anywhere in a record of 11 bytes, between the two characters of a line's end too. */
    @Test
    void read_errorBehindManyBlocks_namesItsLine() {
        for (int padding = 0; padding < 11; padding++) {
            String text = "a,b\r\n" + "0".repeat(padding) + "1,\"x\r\ny\"\r\n".repeat(40_000) + "wrong\r\n";
            assertThatExceptionOfType(CsvFormatException.class)
                    .isThrownBy(
                            () -> READER.read("t.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
                    .withMessage("t.csv, line 80002: expected 2 fields as in the header, got 1");
        }
    }

    /** What the first rows let expect is far too much for the others, or far too little. */
    @Test
    void read_rowsOfVeryDifferentLength_areAllThere() throws IOException {
        String brief = "1,2\n".repeat(30_000);
        String wide = ("1" + "0".repeat(300) + "," + "0".repeat(300) + "2\n").repeat(1_000);
        for (String text : new String[] {brief + wide, wide + brief}) {
            Table table = READER.read(Files.writeString(folder.resolve("t.csv"), "a,b\n" + text));
            assertThat(table.rows()).isEqualTo(31_000);
            assertThat(table.column("a").values()).containsOnly(1, 1e300);
            assertThat(table.column("b").values()).containsOnly(2);
        }
    }
}
