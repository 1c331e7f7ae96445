package io.limpid.bench;

import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.ThresholdTarget;
import io.limpid.core.split.Fold;
import io.limpid.core.split.StratifiedKFold;
import java.util.List;

/**
 * A data set cut into folds, each with classes as its training rows define them.
 *
 * @param name what the tables call it
 * @param folds the training and validation rows of each fold
 */
record FoldedData(String name, List<Split> folds) {

    private static final String CORE = "sdk-core/src/test/resources/data/";
    private static final int FOLDS = 5;
    private static final long SEED = 42;

    /** One fold's rows. */
    record Split(Dataset train, Dataset validation) {}

    /** The four data sets: house sales above the training rows' median price, credit, breast cancer, penguins. */
    static List<FoldedData> all() {
        return List.of(ames(), credit(), breastCancer(), penguins());
    }

    /** 2,930 house sales of 73 columns, high or low by the median of a fold's training rows. */
    static FoldedData ames() {
        Dataset sales = read("demo-app/data/ames.csv", "Sale_Price");
        List<Fold> folds = StratifiedKFold.of(FOLDS, SEED).withTargetBins(10).split(sales);
        return new FoldedData(
                "ames",
                folds.stream()
                        .map(fold -> {
                            Dataset train = sales.select(fold.train());
                            ThresholdTarget high = ThresholdTarget.median(train);
                            return new Split(high.apply(train), high.apply(sales.select(fold.validation())));
                        })
                        .toList());
    }

    static FoldedData credit() {
        return of("credit", read(CORE + "credit.csv", "Status"));
    }

    static FoldedData breastCancer() {
        return of("breast cancer", read("bench/data/breast_cancer.csv", "diagnosis"));
    }

    static FoldedData penguins() {
        return of("penguins", read(CORE + "penguins.csv", "species"));
    }

    private static FoldedData of(String name, Dataset data) {
        List<Fold> folds = StratifiedKFold.of(FOLDS, SEED).split(data);
        return new FoldedData(
                name,
                folds.stream()
                        .map(fold -> new Split(data.select(fold.train()), data.select(fold.validation())))
                        .toList());
    }

    private static Dataset read(String file, String target) {
        return Dataset.of(CsvReader.withDefaults().read(BreastCancer.file(file)), target);
    }
}
