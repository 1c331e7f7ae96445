package io.limpid.bench;

import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Table;
import io.limpid.core.data.ThresholdTarget;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.PipelineClassifier;
import io.limpid.models.linear.LogisticRegression;
import io.limpid.models.neural.MultilayerPerceptron;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Models of the Ames sales, high or low by the median price, behind imputation, one-hot encoding and standardising; and
 * some of the sales as a caller of one at a time has them.
 *
 * @param logistic a logistic regression of the encoded columns
 * @param net a net of 32 hidden units
 * @param sales raw values by the name of the column
 */
record AmesPipelines(PipelineClassifier logistic, PipelineClassifier net, List<Map<String, Object>> sales) {

    private static final int SALES = 256;

    /** Fits both models: the same bits each time. */
    static AmesPipelines load() {
        Dataset prices =
                Dataset.of(CsvReader.withDefaults().read(BreastCancer.file("demo-app/data/ames.csv")), "Sale_Price");
        Dataset classes = ThresholdTarget.median(prices).apply(prices);
        PipelineClassifier logistic = Pipeline.standard()
                .classifier(LogisticRegression.withDefaults())
                .fit(classes);
        PipelineClassifier net = Pipeline.standard()
                .classifier(MultilayerPerceptron.withDefaults().withEpochs(10))
                .fit(classes);
        List<Map<String, Object>> sales = new ArrayList<>();
        for (int k = 0; k < SALES; k++) {
            sales.add(row(classes.features(), k * 11));
        }
        return new AmesPipelines(logistic, net, List.copyOf(sales));
    }

    /** A row as a web form gives it: text, numbers, and null for what is missing. */
    static Map<String, Object> row(Table table, int i) {
        Map<String, Object> row = new HashMap<>();
        for (int j = 0; j < table.schema().size(); j++) {
            double value = table.column(j)[i];
            Object cell = value;
            if (Double.isNaN(value)) {
                cell = null;
            } else if (table.schema().field(j) instanceof Field.Categorical categories) {
                cell = categories.levels().get((int) value);
            }
            row.put(table.schema().field(j).name(), cell);
        }
        return row;
    }
}
