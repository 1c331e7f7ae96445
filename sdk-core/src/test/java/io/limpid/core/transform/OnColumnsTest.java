package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnColumnsTest extends TransformerContract {

    private static final Schema SCHEMA = Schema.of(
            new Field.Categorical("b", List.of("x", "y")),
            new Field.Numeric("n"),
            new Field.Categorical("a", List.of("u", "v")),
            new Field.Numeric("m"));

    private static final Dataset DATA = Dataset.of(
            Table.of(SCHEMA, new double[] {0, 1, 1}, new double[] {1, 2, 3}, new double[] {1, 0, 1}, new double[] {
                5, 6, 9
            }),
            new Column(new Field.Numeric("y"), new double[] {1, 2, 6}));

    @Override
    protected Transformer transformer() {
        return OneHotEncoder.withDefaults().on(Columns.named("color", "length"));
    }

    @Test
    void fit_chosenColumns_areReplacedInTheirPlaces() {
        Fitting fitting = OneHotEncoder.withDefaults().on(Columns.named("a")).fit(DATA);
        assertThat(fitting.fitted().output().names()).containsExactly("b", "n", "a=u", "a=v", "m");
        assertThat(fitting.training().features().column(2)).containsExactly(0, 1, 0);
        assertThat(fitting.training().features().column(0))
                .isSameAs(DATA.features().column(0));
        assertThat(fitting.fitted().sources(3)).containsExactly(2);
        assertThat(fitting.fitted().sources(4)).containsExactly(3);
    }

    @Test
    void fit_twoLayers_choosesAmongTheChosen() {
        Transformer inner = StandardScaler.withDefaults().on(Columns.numeric());
        Table out = inner.on(Columns.named("m", "a")).fit(DATA).training().features();
        assertThat(out.column(1)).containsExactly(1, 2, 3);
        assertThat(out.column("m").values()[0]).isNegative();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StandardScaler.withDefaults()
                        .on(Columns.named("n"))
                        .on(Columns.named("m"))
                        .fit(DATA))
                .withMessage("column \"n\": expected a column of that name, got only [\"m\"]");
    }

    @Test
    void fit_noColumnChosen_passesEverything() {
        Fitting fitting = ((Transformer) data -> {
                    throw new AssertionError("not to be asked");
                })
                .on(Columns.flagged(Field.Flag.PERSONAL))
                .fit(DATA);
        assertThat(fitting.fitted().output()).isEqualTo(SCHEMA);
        assertThat(fitting.fitted().transform(DATA.features()).column(3))
                .isSameAs(DATA.features().column(3));
    }

    @Test
    void fit_crossFittingTransformer_keepsItsTrainingRows() {
        TargetEncoder encoder = TargetEncoder.withDefaults().withSmoothing(0).withFolds(3);
        Fitting whole = encoder.fit(DATA);
        Fitting part = encoder.on(Columns.named("b")).fit(DATA);
        double[] crossed = part.training().features().column(0);
        assertThat(crossed).isEqualTo(whole.training().features().column(0));
        assertThat(crossed)
                .isNotEqualTo(part.fitted().transform(DATA.features()).column(0));
        assertThat(part.training().features().column(2))
                .isSameAs(DATA.features().column(2));
    }

    @Test
    void fit_keysAndWeights_areKept() {
        Dataset keyed = DATA.withWeights(new double[] {1, 2, 3}).withKeys("n");
        Dataset out =
                OneHotEncoder.withDefaults().on(Columns.named("a")).fit(keyed).training();
        assertThat(out.keys().schema().names()).containsExactly("n");
        assertThat(out.weights()).containsExactly(1, 2, 3);
    }

    @Test
    void fit_outputOfTheNameOfAPassingColumn_isRefused() {
        Schema schema = Schema.of(new Field.Numeric("c=u"), new Field.Categorical("c", List.of("u")));
        Dataset data = Dataset.of(
                Table.of(schema, new double[1], new double[1]), new Column(new Field.Numeric("y"), new double[1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        OneHotEncoder.withDefaults().on(Columns.named("c")).fit(data))
                .withMessageStartingWith("column \"c=u\": expected unique names");
    }

    /** Makes the sum of all its columns, and then its first column doubled. */
    private record Sum(Schema input) implements FittedTransformer {
        @Override
        public Schema output() {
            return Schema.of(new Field.Numeric("sum"), new Field.Numeric("twice"));
        }

        @Override
        public Table transform(Table x) {
            Table aligned = input.align(x);
            double[] sum = new double[x.rows()];
            double[] twice = new double[x.rows()];
            for (int i = 0; i < sum.length; i++) {
                for (int j = 0; j < input.size(); j++) {
                    sum[i] += aligned.column(j)[i];
                }
                twice[i] = 2 * aligned.column(1)[i];
            }
            return aligned.withColumns(output(), sum, twice);
        }

        @Override
        public int[] sources(int outputColumn) {
            return outputColumn == 0 ? new int[] {0, 1} : new int[] {1};
        }
    }

    @Test
    void fit_outputOfSeveralColumns_standsAtTheFirstOfThem() {
        Transformer sums = data -> Fitting.of(new Sum(data.features().schema()), data);
        FittedTransformer fitted = sums.on(Columns.named("n", "m")).fit(DATA).fitted();
        assertThat(fitted.output().names()).containsExactly("b", "sum", "a", "twice");
        assertThat(fitted.sources(1)).containsExactly(1, 3);
        assertThat(fitted.sources(3)).containsExactly(3);
        Table out = fitted.transform(DATA.features());
        assertThat(out.column(1)).containsExactly(6, 8, 12);
        assertThat(out.column(3)).containsExactly(10, 12, 18);
    }

    @Test
    void transform_passingColumnWithAnUnseenLevel_keepsIt() {
        FittedTransformer fitted =
                StandardScaler.withDefaults().on(Columns.numeric()).fit(DATA).fitted();
        Field[] fields = SCHEMA.fields().toArray(Field[]::new);
        fields[0] = new Field.Categorical("b", List.of("z", "x"));
        double[][] columns = new double[4][1];
        Arrays.fill(columns[1], 1);
        Table out = fitted.transform(Table.of(Schema.of(fields), columns));
        assertThat(out.text(0, 0)).isEqualTo("z");
    }

    @Test
    void fit_tenThousandColumns_choosesAmongThem() {
        int p = 10_000;
        Field[] fields = new Field[p];
        String[] odd = new String[p / 2];
        for (int j = 0; j < p; j++) {
            fields[j] = new Field.Numeric("n" + j);
            odd[j / 2] = "n" + (j - j % 2 + 1);
        }
        double[][] columns = new double[p][2];
        for (double[] column : columns) {
            column[1] = 4;
        }
        Dataset data =
                Dataset.of(Table.of(Schema.of(fields), columns), new Column(new Field.Numeric("y"), new double[2]));
        Table out = StandardScaler.withDefaults()
                .on(Columns.named(odd))
                .fit(data)
                .training()
                .features();
        assertThat(out.column(9_998)).containsExactly(0, 4);
        assertThat(out.column(9_999)).containsExactly(-1, 1);
    }
}
