package io.limpid.core.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Model;
import io.limpid.core.transform.Columns;
import io.limpid.core.transform.DateParts;
import io.limpid.core.transform.FittedTransformer;
import io.limpid.core.transform.HashingEncoder;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.PolynomialFeatures;
import io.limpid.core.transform.TransformCodecs;
import io.limpid.core.transform.Transformer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short file can ask a thousand times for the most that one step may make: all steps share one limit. */
final class MadeColumnsTest {

    /** Names of 64 Mi characters, made twice over by a growing buffer, their fields, and the file itself. */
    private static final long MOST_BYTES = 512L << 20;

    private static final ModelCodecs CODECS = ModelFileTest.CODECS.and(TransformCodecs.ALL);

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("m.limpid");
    }

    /** A file with a chain of one fitted step beside its model. */
    private ForgedFile chainOf(Transformer step, Table x) throws IOException {
        Dataset data = Dataset.of(x, new Column(new Field.Numeric("y"), new double[x.rows()]));
        FittedTransformer chain = Pipeline.of(step)
                .regressor((train, run) -> Model.of(train.features().schema(), rows -> new double[rows.rows()]))
                .fit(data)
                .preprocessing();
        ModelFile.of(Everything.of(Schema.of(new Field.Numeric("z")), 1), TrainingRecord.of(Everything.data(), 1))
                .with("chain", chain)
                .write(file(), CODECS);
        return ForgedFile.of(file());
    }

    /** The same step as often as said. */
    private static ForgedFile repeated(ForgedFile file, int times) {
        String header = file.header();
        int start = header.indexOf("\"step 0\":") + "\"step 0\":".length();
        int end = start;
        for (int depth = 0; end == start || depth > 0; end++) {
            depth += header.charAt(end) == '{' ? 1 : header.charAt(end) == '}' ? -1 : 0;
        }
        String step = header.substring(start, end);
        StringBuilder steps = new StringBuilder(header.substring(0, start)).append(step);
        for (int s = 1; s < times; s++) {
            steps.append(",\"step ").append(s).append("\":").append(step);
        }
        steps.append(header.substring(end));
        return new ForgedFile(steps.toString(), file.sections()).with("\"steps\":1", "\"steps\":" + times);
    }

    private void assertRefused(String message) {
        long bytes = AllocatedMemory.of(() -> assertThatThrownBy(() -> ModelFile.read(file(), CODECS))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(message));
        assertThat(bytes).isLessThan(MOST_BYTES);
    }

    private static Table numbers(int columns) {
        Field[] fields = Stream.iterate(0, j -> j + 1)
                .limit(columns)
                .map(j -> new Field.Numeric("x" + j))
                .toArray(Field[]::new);
        return Table.of(Schema.of(fields), new double[columns][2]);
    }

    private static Table category(String... levels) {
        return Table.of(Schema.of(new Field.Categorical("c", List.of(levels))), new double[2]);
    }

    /** 3.5 MB that would make 50 times 9,730 products with names of 967 characters. */
    @Test
    void read_productsOfLongNamesFiftyTimes_isRefusedBeforeTheyAreMade() throws IOException {
        ForgedFile file = repeated(chainOf(PolynomialFeatures.withDefaults(), numbers(139)), 50);
        for (int j = 0; j < 139; j++) {
            file = file.with("\"x" + j + "\"", "\"x" + j + "y".repeat(480) + "\"");
        }
        file.write(file());
        assertThat(Files.size(file())).isLessThan(5_000_000);
        assertRefused("polynomial-features: expected names of at most 67108864 characters in all columns that the parts"
                + " make, got ");
    }

    /** Each step makes 10,000 columns of short names. */
    @Test
    void read_moreColumnsThanAllPartsMayMake_isRefused() throws IOException {
        repeated(chainOf(PolynomialFeatures.withDefaults(), numbers(139)), 60).write(file());
        assertRefused("polynomial-features: expected all parts together to make at most 500000 columns, got ");
    }

    @Test
    void read_hashedColumnsOfLongNamesOftenInsideOthers_isRefusedBeforeTheyAreMade() throws IOException {
        repeated(chainOf(HashingEncoder.withDefaults().withColumns(4).on(Columns.named("c")), category("a")), 50)
                .with("\"width\":4", "\"width\":9000")
                .with("\"c\"", "\"" + "c".repeat(990) + "\"")
                .write(file());
        assertRefused("hashing-encoder: expected names of at most 67108864 characters in all columns that the parts"
                + " make, got ");
    }

    @Test
    void read_fewStepsThatMakeMany_isAllowed() throws IOException {
        chainOf(PolynomialFeatures.withDefaults(), numbers(139)).write(file());
        assertThatCode(() -> ModelFile.read(file(), CODECS)).doesNotThrowAnyException();
        chainOf(DateParts.of("c"), category("2024-02-29")).write(file());
        assertThatCode(() -> ModelFile.read(file(), CODECS)).doesNotThrowAnyException();
    }

    /** What cannot be read must not be written: the two counts are the same. */
    @Test
    void claimColumns_beyondTheLimits_isRefusedAtWritingAndReadingAlike() {
        ModelContent.Builder out = new ModelContent.Builder("line", CODECS).claimColumns(500_000, 64L << 20);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> out.claimColumns(1, 0))
                .withMessage("line: expected all parts together to make at most 500000 columns, got 500001");
        ModelContent in = new ModelContent.Builder("line", CODECS).build();
        in.claimColumns(500_000, 64L << 20);
        assertThatThrownBy(() -> in.claimColumns(0, 1))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage("line: expected names of at most 67108864 characters in all columns that the parts make,"
                        + " got 67108865");
    }
}
