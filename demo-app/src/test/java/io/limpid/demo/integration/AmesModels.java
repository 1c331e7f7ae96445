package io.limpid.demo.integration;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.demo.catalog.Models;
import io.limpid.demo.study.Houses;
import io.limpid.demo.study.Source;
import io.limpid.demo.study.Threshold;
import io.limpid.demo.study.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Models of the bundled house prices that several tests look at, each fitted once. */
final class AmesModels {

    static final Source HOUSES = Houses.source();
    static final Training LOGISTIC_TRAINING = training("logistic", Map.of());
    static final Training NET_TRAINING = training("mlp", Map.of("hidden", "10", "epochs", "100"));
    static final Training.Outcome LOGISTIC = LOGISTIC_TRAINING.run(HOUSES, Run.quiet());
    static final Training.Outcome NET = NET_TRAINING.run(HOUSES, Run.quiet());

    /** Twelve raw columns, four of them categorical. */
    static final Source TWELVE_COLUMNS = new Source(
            "twelve.csv",
            "",
            columns(
                    HOUSES.table(),
                    "Neighborhood",
                    "MS_Zoning",
                    "Overall_Cond",
                    "Central_Air",
                    "Gr_Liv_Area",
                    "Year_Built",
                    "Total_Bsmt_SF",
                    "Lot_Area",
                    "Garage_Cars",
                    "Full_Bath",
                    "First_Flr_SF",
                    "Fireplaces",
                    "Sale_Price"));

    private AmesModels() {}

    static Training training(String model, Map<String, String> parameters) {
        return Training.of("Sale_Price", Models.choose(model, parameters)).with(new Threshold.Median());
    }

    /** The feature columns of the houses. */
    static Table features() {
        return HOUSES.table().without("Sale_Price");
    }

    /** Computes on two threads. */
    static <T> T onTwoThreads(Function<Run, T> computation) {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            return computation.apply(Run.quiet().with(Workers.on(threads)));
        } finally {
            threads.shutdown();
        }
    }

    private static Table columns(Table table, String... names) {
        List<Field> fields = new ArrayList<>();
        double[][] columns = new double[names.length][];
        for (int j = 0; j < names.length; j++) {
            int from = table.schema().require(names[j]);
            fields.add(table.schema().field(from));
            columns[j] = table.column(from);
        }
        return Table.of(new Schema(fields), columns);
    }
}
