package io.limpid.core.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptTextsTest {

    private static List<String> keptAndRead(List<String> texts) {
        KeptTexts kept = new KeptTexts();
        for (String text : texts) {
            byte[] buffer = ("xx" + text).getBytes(StandardCharsets.US_ASCII);
            kept.add(buffer, 2, text.length());
        }
        KeptTexts.Cursor cursor = kept.cursor();
        List<String> read = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            cursor.next();
            read.add(new String(cursor.bytes(), cursor.from(), cursor.to() - cursor.from(), StandardCharsets.US_ASCII));
        }
        return read;
    }

    @Test
    void cursor_textsOfAllLengthsOverManyBlocks_readsThemInOrder() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 300_000; i++) {
            texts.add("0123456789abcdefghijklmnopqrstuvwxyz".substring(0, 1 + i % 36));
        }
        assertThat(keptAndRead(texts)).isEqualTo(texts);
    }

    @Test
    void cursor_textLongerThanABlock_readsItWhole() {
        List<String> texts = List.of("1", "2".repeat(3 << 20), "3", "4".repeat(1 << 20), "5");
        assertThat(keptAndRead(texts)).isEqualTo(texts);
    }

    @Test
    void add_wordAtTheEndOfItsBuffer_isKept() {
        assertThat(keptAndRead(List.of("007", "12345678", "+1"))).containsExactly("007", "12345678", "+1");
    }
}
