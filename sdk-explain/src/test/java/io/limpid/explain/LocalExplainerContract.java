package io.limpid.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.run.Cancellation;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every explainer of rows must do. A test of one extends this; the tests are final. */
public abstract class LocalExplainerContract {

    private static final double NONE = Double.NaN;

    /** The columns of the contract's model: {@code same} is constant in the table. */
    protected static final Schema SCHEMA = Schema.of(
            new Field.Numeric("area"),
            new Field.Categorical("place", List.of("hill", "sea", "town")),
            new Field.Numeric("same"),
            new Field.Numeric("age"),
            new Field.Categorical("heating", List.of("gas", "none")));

    /** The explained rows and the background: missing cells in every kind of column. */
    protected static final Table ROWS = Table.of(
            SCHEMA,
            new double[] {1.0, 2.5, NONE, -1.0, 0.5, 3.0, 1.5, 2.0},
            new double[] {0, 1, 2, NONE, 1, 2, 0, 1},
            new double[] {7, 7, 7, 7, 7, 7, 7, 7},
            new double[] {10, 3, 5, 40, NONE, 22, 31, 8},
            new double[] {0, 1, 0, 0, 1, NONE, 1, 0});

    /** A classifier over these columns, its net behind an encoding. */
    protected static final EncodedModel MODEL = EncodedModel.of(SCHEMA, encoded -> NetModel.random(encoded, 4, 11));

    /** The explainer under test: {@code background} is where absent values come from. */
    protected abstract LocalExplainer<?> explainer(ModelOutput output, Table background, Run run);

    private LocalExplainer<?> explainer(Run run) {
        return explainer(ModelOutput.probability(MODEL), ROWS, run);
    }

    @Test
    final void explain_sameRowTwice_givesSameBits() {
        LocalExplainer<?> explainer = explainer(Run.quiet());
        assertThat(explainer.explain(ROWS, 1)).isEqualTo(explainer.explain(ROWS, 1));
        assertThat(explainer(Run.quiet()).explain(ROWS, 1)).isEqualTo(explainer.explain(ROWS, 1));
    }

    @Test
    final void explain_oneOrFourWorkers_givesSameBits() {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Run many = Run.quiet().with(Workers.on(pool));
            assertThat(explainer(many).explain(ROWS, 5))
                    .isEqualTo(explainer(Run.quiet()).explain(ROWS, 5));
        } finally {
            pool.shutdown();
        }
    }

    @Test
    final void explain_concurrentCallers_getSameBits() throws Exception {
        LocalExplainer<?> explainer = explainer(Run.quiet());
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<? extends Explanation>> answers = new ArrayList<>();
            for (int call = 0; call < 16; call++) {
                int row = call % ROWS.rows();
                answers.add(pool.submit(() -> explainer.explain(ROWS, row)));
            }
            for (int call = 0; call < 16; call++) {
                assertThat(answers.get(call).get()).isEqualTo(explainer.explain(ROWS, call % ROWS.rows()));
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    final void explain_anyRow_leavesTheTableUnmodified() {
        double[][] before = new double[SCHEMA.size()][];
        Arrays.setAll(before, j -> ROWS.column(j).clone());
        explainer(Run.quiet()).explain(ROWS, 0);
        for (int j = 0; j < before.length; j++) {
            assertThat(ROWS.column(j)).containsExactly(before[j]);
        }
    }

    @Test
    final void explain_otherColumnOrderAndAnExtraColumn_givesSameBits() {
        Table shuffled = Table.of(
                Schema.of(
                        SCHEMA.field(4),
                        SCHEMA.field(0),
                        new Field.Numeric("extra"),
                        SCHEMA.field(3),
                        SCHEMA.field(1),
                        SCHEMA.field(2)),
                ROWS.column(4),
                ROWS.column(0),
                new double[ROWS.rows()],
                ROWS.column(3),
                ROWS.column(1),
                ROWS.column(2));
        LocalExplainer<?> explainer = explainer(ModelOutput.probability(MODEL), shuffled, Run.quiet());
        assertThat(explainer.explain(shuffled, 1))
                .isEqualTo(explainer(Run.quiet()).explain(ROWS, 1));
    }

    @Test
    final void explain_rowOutOfRange_isRefusedByNumber() {
        LocalExplainer<?> explainer = explainer(Run.quiet());
        assertThatThrownBy(() -> explainer.explain(ROWS, 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row: expected 0 to 7, got 8");
        assertThatThrownBy(() -> explainer.explain(ROWS, -1)).hasMessageContaining("got -1");
        assertThatThrownBy(() -> explainer.explain(ROWS.slice(0, 0), 0)).hasMessageContaining("a table with rows");
    }

    @Test
    final void explain_columnMissing_isNamed() {
        LocalExplainer<?> explainer = explainer(Run.quiet());
        assertThatThrownBy(() -> explainer.explain(ROWS.without("age"), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"age\"");
    }

    @Test
    final void explainer_backgroundLacksAColumn_isNamed() {
        assertThatThrownBy(() -> explainer(ModelOutput.probability(MODEL), ROWS.without("place"), Run.quiet()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"place\"");
    }

    @Test
    final void explain_missingCellsAndUnseenLevel_isExplained() {
        Table unseen = Table.ofRows(
                SCHEMA, List.of(Map.of("area", 1.5, "place", "moon", "same", 7.0, "age", 3.0, "heating", "gas")));
        assertThat(explainer(Run.quiet()).explain(unseen, 0)).isNotNull();
        assertThat(explainer(Run.quiet()).explain(ROWS, 2)).isNotNull();
    }

    @Test
    final void explain_oneBackgroundRow_isExplained() {
        assertThat(explainer(ModelOutput.probability(MODEL), ROWS.slice(0, 1), Run.quiet())
                        .explain(ROWS, 3))
                .isNotNull();
    }

    @Test
    final void explain_turkishLocale_givesSameResult() {
        Explanation expected = explainer(Run.quiet()).explain(ROWS, 4);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(explainer(Run.quiet()).explain(ROWS, 4)).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    final void explain_cancelledRun_stops() {
        Run cancelled = Run.quiet().with((Cancellation) () -> true);
        assertThatThrownBy(() -> explainer(cancelled).explain(ROWS, 0)).isInstanceOf(CancellationException.class);
    }
}
