package io.limpid.core.modelfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContentDigestTest {

    private static final ModelCodecs CODECS = ModelCodecs.of(Everything.CODEC);
    private static final Schema SCHEMA = Schema.of(new Field.Numeric("x"));

    private static String digest(Everything model) {
        return ModelFile.digest(model, CODECS);
    }

    /**
     * The documented walk, done apart: Python 3.11, {@code python3 digest.py} with
     * <pre>
     * import hashlib, struct
     * n = lambda v: struct.pack(">q", v)
     * d = lambda v: struct.pack(">d", v)
     * t = lambda s: n(len(s.encode())) + s.encode()
     * ts = lambda *s: n(4) + n(len(s)) + b"".join(t(x) for x in s)
     * schema = t("schema") + n(2) + t("names") + ts("x") + t("types") + ts("numeric") + n(0) + n(0)
     * all = (t("everything") + n(7) + t("choice") + n(1) + t("SECOND") + t("integer") + n(2) + n(7)
     *   + t("length") + n(2) + n(2) + t("number") + n(3) + d(0.1) + t("parts") + n(2) + n(0)
     *   + t("text") + n(1) + t("text") + t("texts") + ts("a", "b")
     *   + n(1) + t("numbers") + n(2) + d(1.5) + d(2.5) + n(1) + t("schema") + schema)
     * print(hashlib.sha256(t("limpid content 1") + all).hexdigest())
     * </pre>
     */
    @Test
    void digest_ofAKnownModel_isTheDocumentedWalk() {
        assertThat(digest(Everything.of(SCHEMA, 0.1)))
                .isEqualTo("a1c6a39dff91412f9b50e10641d68a8bf6eb61d007ab1325474dfdff9e0425e6");
    }

    @Test
    void digest_afterSavingAndLoading_isTheSame(@TempDir Path folder) {
        Everything model = Everything.of(SCHEMA, 1).withPart(Everything.of(SCHEMA, Double.MIN_VALUE));
        Path file = folder.resolve("m.limpid");
        ModelFile.of(model, ModelFileTest.RECORD).write(file, CODECS);
        assertThat(ModelFile.digest(ModelFile.read(file, CODECS).model(), CODECS))
                .isEqualTo(digest(model));
    }

    @Test
    void digest_anyValueDifferent_differs() {
        Everything model = Everything.of(SCHEMA, 0.0);
        Schema other = Schema.of(new Field.Numeric("y"));
        List<Everything> all = List.of(
                model,
                Everything.of(SCHEMA, -0.0),
                Everything.of(other, 0.0),
                model.withInteger(8),
                model.withText("x"),
                model.withNumbers(List.of(1.5)),
                model.withNumbers(List.of(2.5, 1.5)),
                model.withPart(model));
        assertThat(all.stream().map(ContentDigestTest::digest).distinct()).hasSize(all.size());
    }

    @Test
    void digest_wholeNumberAndNumberOfTheSameValue_differ() {
        ModelContent.Builder whole = new ModelContent.Builder("k", CODECS).integer("a", 0);
        ModelContent.Builder number = new ModelContent.Builder("k", CODECS).number("a", 0);
        assertThat(ContentDigest.of(whole.build())).isNotEqualTo(ContentDigest.of(number.build()));
    }

    @Test
    void digest_missingValues_areAllOneNaN() {
        double other = Double.longBitsToDouble(0xfff8000000000001L);
        assertThat(digest(Everything.of(SCHEMA, 1).withNumbers(List.of(other))))
                .isEqualTo(digest(Everything.of(SCHEMA, 1).withNumbers(List.of(Double.NaN))));
    }

    @Test
    void digest_underTurkishLocale_isTheSame() {
        Everything model = Everything.of(SCHEMA, 1234.5);
        String before = digest(model);
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("tr", "TR"));
            assertThat(digest(model)).isEqualTo(before).matches("[0-9a-f]{64}");
        } finally {
            Locale.setDefault(locale);
        }
    }
}
