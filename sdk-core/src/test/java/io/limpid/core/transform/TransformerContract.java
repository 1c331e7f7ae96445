package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What every transformer must do, on a table of two numeric and two categorical columns with gaps. A transformer's test
 * extends it and says how to make one; a transformer for which one of these is wrong is wrong itself.
 */
public abstract class TransformerContract {

    private static final double NA = Double.NaN;

    /** A transformer with the options under test. */
    protected abstract Transformer transformer();

    /** By how much numbers learned from the same rows in another order may differ: sums of 60 numbers below 1000. */
    double tolerance() {
        return 1e-12;
    }

    /** The training rows; a transformer that needs others may override this, with at least two rows. */
    protected Dataset train() {
        SplittableRandom random = new SplittableRandom(1);
        int n = 60;
        double[][] x = new double[4][n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[0][i] = i % 11 == 3 ? NA : 100 + 7 * random.nextDouble();
            x[1][i] = i % 13 == 5 ? NA : random.nextInt(4) - 1;
            x[2][i] = i % 17 == 2 ? NA : random.nextInt(3);
            x[3][i] = random.nextInt(2);
            y[i] = random.nextInt(2);
        }
        Schema schema = Schema.of(
                new Field.Numeric("length"),
                new Field.Numeric("count"),
                new Field.Categorical("color", List.of("blue", "green", "red")),
                new Field.Categorical("kind", List.of("new", "old")));
        return dataset(Table.of(schema, x), y);
    }

    private static Dataset dataset(Table features, double[] y) {
        return Dataset.of(features, new Column(new Field.Categorical("class", List.of("no", "yes")), y));
    }

    private FittedTransformer fitted() {
        return transformer().fit(train()).fitted();
    }

    private static void assertSame(Table actual, Table expected) {
        assertThat(actual.schema()).isEqualTo(expected.schema());
        assertThat(actual.rows()).isEqualTo(expected.rows());
        for (int j = 0; j < expected.schema().size(); j++) {
            // By bits: Arrays.equals takes NaN for NaN and tells zero from minus zero.
            assertThat(Arrays.equals(actual.column(j), expected.column(j)))
                    .as("column \"%s\"", expected.schema().field(j).name())
                    .isTrue();
        }
    }

    private static double[][] copy(Table table) {
        double[][] columns = new double[table.schema().size()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = table.column(j).clone();
        }
        return columns;
    }

    @Test
    public void fit_schemas_areThoseOfTheData() {
        Dataset train = train();
        Fitting fitting = transformer().fit(train);
        FittedTransformer fitted = fitting.fitted();
        assertThat(fitted.input()).isEqualTo(train.features().schema());
        assertThat(fitted.transform(train.features()).schema()).isEqualTo(fitted.output());
        assertThat(fitting.training().features().schema()).isEqualTo(fitted.output());
        assertThat(fitting.training().rows()).isEqualTo(train.rows());
    }

    @Test
    public void fit_twice_givesTheSameBits() {
        Table x = train().features();
        assertSame(fitted().transform(x), fitted().transform(x));
    }

    @Test
    public void fitAndTransform_input_isNotModified() {
        Dataset train = train();
        double[][] before = copy(train.features());
        double[] target = train.target().values().clone();
        transformer().fit(train).fitted().transform(train.features());
        assertThat(Arrays.deepEquals(copy(train.features()), before)).isTrue();
        assertThat(train.target().values()).isEqualTo(target);
    }

    @Test
    public void transform_columnsInOtherOrderAndExtraOnes_isTheSame() {
        FittedTransformer fitted = fitted();
        Table x = train().features();
        List<Field> fields = new ArrayList<>(x.schema().fields());
        fields.add(new Field.Numeric("extra column"));
        Collections.reverse(fields);
        double[][] columns = new double[fields.size()][];
        for (int j = 0; j < columns.length; j++) {
            int from = x.schema().size() - j;
            columns[j] = j == 0 ? new double[x.rows()] : x.column(from);
        }
        assertSame(fitted.transform(Table.of(new Schema(fields), columns)), fitted.transform(x));
    }

    @Test
    public void transform_levelsInOtherOrder_isTheSame() {
        FittedTransformer fitted = fitted();
        Table x = train().features();
        Field[] fields = new Field[x.schema().size()];
        double[][] columns = new double[fields.length][];
        for (int j = 0; j < fields.length; j++) {
            fields[j] = x.schema().field(j);
            columns[j] = x.column(j);
            if (fields[j] instanceof Field.Categorical c) {
                List<String> reversed = new ArrayList<>(c.levels());
                Collections.reverse(reversed);
                fields[j] = new Field.Categorical(c.name(), reversed);
                columns[j] = Arrays.stream(columns[j])
                        .map(code -> reversed.size() - 1 - code)
                        .toArray();
            }
        }
        assertSame(fitted.transform(Table.of(Schema.of(fields), columns)), fitted.transform(x));
    }

    @Test
    public void transform_missingColumn_namesIt() {
        FittedTransformer fitted = fitted();
        for (String name : fitted.input().names()) {
            Table without = train().features().without(name);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> fitted.transform(without))
                    .withMessageContaining("column \"" + name + "\"")
                    .withMessageContaining("no column of that name");
        }
    }

    @Test
    public void transform_columnOfTheOtherType_namesIt() {
        FittedTransformer fitted = fitted();
        Table x = train().features();
        for (int j = 0; j < x.schema().size(); j++) {
            Field[] fields = x.schema().fields().toArray(Field[]::new);
            double[][] columns = copy(x);
            String name = fields[j].name();
            boolean numeric = fields[j] instanceof Field.Numeric;
            fields[j] = numeric ? new Field.Categorical(name, List.of("a")) : new Field.Numeric(name);
            columns[j] = new double[x.rows()];
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> fitted.transform(Table.of(Schema.of(fields), columns)))
                    .withMessageContaining(
                            "column \"" + name + "\": expected a " + (numeric ? "numeric" : "categorical"));
        }
    }

    @Test
    public void transform_rowByRow_isTheSameAsAtOnce() {
        FittedTransformer fitted = fitted();
        Table x = train().features();
        Table whole = fitted.transform(x);
        for (int i = 0; i < x.rows(); i++) {
            assertSame(fitted.transform(x.slice(i, i + 1)), whole.slice(i, i + 1));
        }
    }

    @Test
    public void transform_noRows_hasTheOutputColumns() {
        FittedTransformer fitted = fitted();
        Table none = fitted.transform(train().features().slice(0, 0));
        assertThat(none.rows()).isZero();
        assertThat(none.schema()).isEqualTo(fitted.output());
    }

    @Test
    public void fit_oneRow_transformsIt() {
        Dataset one = train().select(new int[] {0});
        Table out = transformer().fit(one).fitted().transform(one.features());
        assertThat(out.rows()).isEqualTo(1);
    }

    @Test
    public void fit_noRows_worksOrSaysThatRowsAreMissing() {
        Dataset none = train().select(new int[0]);
        try {
            assertThat(transformer()
                            .fit(none)
                            .fitted()
                            .transform(train().features())
                            .rows())
                    .isEqualTo(train().rows());
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("rows");
        }
    }

    @Test
    public void fit_columnWithoutValues_keepsEveryColumn() {
        Dataset train = train();
        for (int j = 0; j < train.features().schema().size(); j++) {
            double[][] columns = copy(train.features());
            Arrays.fill(columns[j], NA);
            Table x = Table.of(train.features().schema(), columns);
            FittedTransformer fitted = transformer().fit(train.withFeatures(x)).fitted();
            assertThat(fitted.transform(x).schema()).isEqualTo(fitted.output());
            assertThat(sources(fitted))
                    .as("columns that some output comes from")
                    .containsAll(sources(fitted()));
        }
    }

    private static Set<Integer> sources(FittedTransformer fitted) {
        Set<Integer> sources = new TreeSet<>();
        for (int k = 0; k < fitted.output().size(); k++) {
            Arrays.stream(fitted.sources(k)).forEach(sources::add);
        }
        return sources;
    }

    @Test
    public void fit_constantColumn_givesFiniteOrMissingNumbers() {
        Dataset train = train();
        for (int j = 0; j < train.features().schema().size(); j++) {
            double[][] columns = copy(train.features());
            // A tenth has no exact double, so its mean over many rows need not be itself.
            Arrays.fill(columns[j], train.features().schema().field(j) instanceof Field.Numeric ? 0.1 : 1);
            Table x = Table.of(train.features().schema(), columns);
            Table out = transformer().fit(train.withFeatures(x)).fitted().transform(x);
            for (int k = 0; k < out.schema().size(); k++) {
                assertThat(Arrays.stream(out.column(k)).anyMatch(Double::isInfinite))
                        .isFalse();
            }
        }
    }

    @Test
    public void transform_unseenCategory_worksOrNamesTheColumn() {
        Table x = train().features();
        Field[] fields = x.schema().fields().toArray(Field[]::new);
        double[][] columns = copy(x);
        fields[2] = new Field.Categorical(fields[2].name(), List.of("violet"));
        Arrays.fill(columns[2], 0);
        try {
            assertThat(fitted().transform(Table.of(Schema.of(fields), columns)).rows())
                    .isEqualTo(x.rows());
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("\"" + fields[2].name() + "\"").hasMessageContaining("violet");
        }
    }

    @Test
    public void sources_everyOutput_areInputColumnsInAscendingOrder() {
        FittedTransformer fitted = fitted();
        for (int k = 0; k < fitted.output().size(); k++) {
            int[] sources = fitted.sources(k);
            for (int s = 0; s < sources.length; s++) {
                assertThat(sources[s])
                        .isBetween(
                                s == 0 ? 0 : sources[s - 1] + 1, fitted.input().size() - 1);
            }
            sources[0] = -1;
            assertThat(fitted.sources(k)[0]).as("a copy").isNotNegative();
        }
    }

    /** A fitted transformer that can work on tiles makes of each tile what it makes of those rows as a table. */
    @Test
    public void tile_filledAnew_isTheSameAsTransform() {
        FittedTransformer fitted = fitted();
        Table x = train().features();
        int rows = 7;
        double[][] columns = new double[x.schema().size()][rows];
        for (double[] column : columns) {
            Arrays.fill(column, NA);
        }
        Optional<TileStep> step = TileStep.of(fitted, Table.of(fitted.input(), columns));
        for (int from = 0; step.isPresent() && from + rows <= x.rows(); from += rows) {
            for (int j = 0; j < columns.length; j++) {
                System.arraycopy(x.column(j), from, columns[j], 0, rows);
            }
            step.get().work().run();
            assertSame(step.get().table(), fitted.transform(x.slice(from, from + rows)));
        }
    }

    @Test
    public void fit_weightsOfTwo_areAsRowsRepeated() {
        Dataset train = train();
        int[] twice = new int[2 * train.rows()];
        Arrays.setAll(twice, i -> i % train.rows());
        double[] twos = new double[train.rows()];
        Arrays.fill(twos, 2);
        Table weighted = transformer().fit(train.withWeights(twos)).fitted().transform(train.features());
        Table repeated = transformer().fit(train.select(twice)).fitted().transform(train.features());
        assertThat(weighted.schema()).isEqualTo(repeated.schema());
        for (int k = 0; k < weighted.schema().size(); k++) {
            assertThat(weighted.column(k)).containsExactly(repeated.column(k), within(tolerance()));
        }
    }

    @Test
    public void fit_rowsInOtherOrder_learnsTheSame() {
        Dataset train = train();
        int[] reversed = new int[train.rows()];
        Arrays.setAll(reversed, i -> train.rows() - 1 - i);
        Table straight = transformer().fit(train).fitted().transform(train.features());
        Table turned = transformer().fit(train.select(reversed)).fitted().transform(train.features());
        assertThat(turned.schema()).isEqualTo(straight.schema());
        for (int k = 0; k < straight.schema().size(); k++) {
            assertThat(turned.column(k)).containsExactly(straight.column(k), within(tolerance()));
        }
    }

    @Test
    public void fit_rowsOfWeightZero_areNotLookedAt() {
        Dataset train = train();
        int half = train.rows() / 2;
        double[] weights = new double[train.rows()];
        Arrays.fill(weights, 0, half, 1);
        int[] rows = new int[half];
        Arrays.setAll(rows, i -> i);
        Table without = transformer().fit(train.select(rows)).fitted().transform(train.features());
        Table with = transformer().fit(train.withWeights(weights)).fitted().transform(train.features());
        assertSame(with, without);
    }

    /** Changes one input column; only outputs that name it as a source may change. */
    @Test
    public void transform_oneColumnChanged_changesOnlyWhatItIsASourceOf() {
        FittedTransformer fitted = fitted();
        Table x = train().features();
        Table before = fitted.transform(x);
        for (int j = 0; j < x.schema().size(); j++) {
            double[][] columns = copy(x);
            for (int i = 0; i < x.rows(); i++) {
                columns[j][i] = x.column(j)[x.rows() - 1 - i];
            }
            Table after = fitted.transform(Table.of(x.schema(), columns));
            for (int k = 0; k < fitted.output().size(); k++) {
                int source = j;
                if (Arrays.stream(fitted.sources(k)).noneMatch(s -> s == source)) {
                    assertThat(Arrays.equals(after.column(k), before.column(k))).isTrue();
                }
            }
        }
    }

    @Test
    public void transform_concurrentCallers_getTheSame() throws InterruptedException, ExecutionException {
        FittedTransformer fitted = fitted();
        Table x = train().features();
        Table expected = fitted.transform(x);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<Table>> tables = new ArrayList<>();
            for (int s = 0; s < 100; s++) {
                tables.add(pool.submit(() -> fitted.transform(x)));
            }
            for (Future<Table> table : tables) {
                assertSame(table.get(), expected);
            }
        } finally {
            pool.shutdown();
        }
    }
}
