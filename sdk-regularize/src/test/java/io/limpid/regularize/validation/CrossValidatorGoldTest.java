package io.limpid.regularize.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.metric.MeanSquaredError;
import io.limpid.core.metric.RSquared;
import io.limpid.core.split.KFold;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Penguins' mass by the length of their flippers, rows of weight 1, 2, 3, 1, 2 ..., five folds of neighbouring rows.
 * Python 3.11, scikit-learn 1.9.1:
 *
 * <pre>{@code
 * d = pd.read_csv('penguins.csv')[['flipper_length_mm', 'body_mass_g']].dropna()
 * x, y = d[['flipper_length_mm']].to_numpy(), d['body_mass_g'].to_numpy()
 * w = 1.0 + np.arange(len(y)) % 3
 * p = np.empty(len(y)); rows = []
 * for train, test in KFold(5).split(x):
 *     m = LinearRegression().fit(x[train], y[train], sample_weight=w[train])
 *     p[test] = m.predict(x[test])
 *     rows.append([f(y[s], m.predict(x[s]), sample_weight=w[s])
 *                  for f in (r2_score, mean_squared_error) for s in (train, test)] + [w[test].sum()])
 * r = np.array(rows)
 * r[:, 1], r.mean(axis=0)[:4], np.average(r[:, :4], axis=0, weights=r[:, 4])
 * p[[0, 100, 341]], r2_score(y, p, sample_weight=w), mean_squared_error(y, p, sample_weight=w)
 * }</pre>
 *
 * <p>Tolerance: both solve two well-conditioned normal equations in doubles; 1e-11 of the value is some thousand
 * roundings.
 */
class CrossValidatorGoldTest {

    private static final double RELATIVE = 1e-11;

    private static Dataset penguins;

    @BeforeAll
    static void read() throws IOException {
        Table all;
        try (InputStream in = CrossValidatorGoldTest.class.getResourceAsStream("/data/penguins.csv")) {
            all = CsvReader.withDefaults().read("penguins.csv", in);
        }
        Column flipper = all.column("flipper_length_mm");
        Column mass = all.column("body_mass_g");
        int[] whole = IntStream.range(0, all.rows())
                .filter(i -> !Double.isNaN(flipper.values()[i]) && !Double.isNaN(mass.values()[i]))
                .toArray();
        Table rows = Table.of(Schema.of(flipper.field(), mass.field()), flipper.values(), mass.values())
                .select(whole);
        penguins = Dataset.of(rows, "body_mass_g")
                .withWeights(IntStream.range(0, whole.length)
                        .mapToDouble(i -> 1 + i % 3)
                        .toArray());
    }

    @Test
    void run_weightedRegression_foldsAgreeWithScikitLearn() {
        double[] expected = {
            -0.20411382675391665, 0.1797552857330047, 0.6834753709619175, 0.4945387342316515, -0.17549244649334494
        };

        CrossValidation result = validate(FoldWeighting.EQUAL);

        for (int k = 0; k < expected.length; k++) {
            assertClose(result.folds().get(k).validation().get(0).require(), expected[k]);
        }
    }

    @Test
    void summaries_equalFolds_meansAgreeWithScikitLearn() {
        List<CrossValidation.Summary> summaries = validate(FoldWeighting.EQUAL).summaries();

        assertClose(summaries.get(0).training().require(), 0.7391566062848144);
        assertClose(summaries.get(0).validation().require(), 0.19563262353586244);
        assertClose(summaries.get(1).training().require(), 155439.66430780618);
        assertClose(summaries.get(1).validation().require(), 177886.51321012562);
    }

    @Test
    void summaries_foldsByWeight_meansAgreeWithNumpy() {
        List<CrossValidation.Summary> summaries =
                validate(FoldWeighting.BY_VALIDATION_WEIGHT).summaries();

        assertClose(summaries.get(0).training().require(), 0.7394602754556);
        assertClose(summaries.get(0).validation().require(), 0.19316154839896102);
        assertClose(summaries.get(1).training().require(), 155390.48470157513);
        assertClose(summaries.get(1).validation().require(), 178113.3094366939);
    }

    /** Of a mean over rows the folds' mean by weight is that of all rows; of R2 it is not. */
    @Test
    void outOfFold_predictionsAndTheirScores_agreeWithScikitLearn() {
        OutOfFold.Kept kept = validate(FoldWeighting.EQUAL).outOfFold().get(0).require();

        assertClose(kept.predictions().values()[0], 3080.4175539914204);
        assertClose(kept.predictions().values()[100], 4311.931321404408);
        assertClose(kept.predictions().values()[341], 4115.587681805602);
        assertClose(new RSquared().score(kept.predictions()).require(), 0.7194884063113537);
        assertClose(new MeanSquaredError().score(kept.predictions()).require(), 178113.3094366939);
    }

    private static CrossValidation validate(FoldWeighting weighting) {
        return CrossValidator.of(KFold.inOrder(5), new RSquared(), new MeanSquaredError())
                .with(weighting)
                .run(TestParts.line(), penguins);
    }

    private static void assertClose(double value, double expected) {
        assertThat(value).isCloseTo(expected, within(RELATIVE * Math.abs(expected)));
    }
}
