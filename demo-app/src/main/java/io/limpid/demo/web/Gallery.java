package io.limpid.demo.web;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.demo.study.Exhibit;
import io.limpid.demo.study.Exhibition;
import io.limpid.demo.view.Numbers;
import io.limpid.explain.Explanation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An open exhibition, and what the routes ask of it. Immutable but for what it keeps to answer faster. */
final class Gallery {

    private static final Pattern ROW = Pattern.compile("\\d{1,9}");

    private final Exhibition exhibition;
    private final RowSearch search;
    private final Desk desk;
    private final Explanations explanations;
    private final List<String> ranges;

    Gallery(Exhibition exhibition, Desk desk, Limits limits) {
        this.exhibition = exhibition;
        this.desk = desk;
        search = new RowSearch(exhibition.rows());
        explanations = new Explanations(desk, limits.kept());
        ranges = exhibition.rows().schema().fields().stream().map(this::range).toList();
    }

    Exhibition exhibition() {
        return exhibition;
    }

    int[] find(String query) {
        return search.find(query);
    }

    /**
     * The model of that id, or the default one.
     *
     * @throws ProblemException when there is none
     */
    Exhibit model(Optional<String> id) {
        if (id.isEmpty()) {
            return exhibition.exhibits().get(0);
        }
        return exhibition.exhibits().stream()
                .filter(exhibit -> exhibit.id().equals(id.get()))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("model: expected one of "
                                + exhibition.exhibits().stream()
                                        .map(Exhibit::id)
                                        .collect(Collectors.joining(", "))
                                + ", got another name")
                        .exception());
    }

    /**
     * The row of that number.
     *
     * @throws ProblemException when it is none
     */
    int row(String text) {
        if (!ROW.matcher(text).matches()) {
            throw Problem.notFound("row: expected " + numbers() + ", got another text")
                    .exception();
        }
        return row(Long.parseLong(text));
    }

    int row(long number) {
        if (!(number >= 0 && number < exhibition.rows().rows())) {
            throw Problem.notFound("row: expected " + numbers() + ", got " + number)
                    .exception();
        }
        return (int) number;
    }

    private String numbers() {
        return "a number from 0 to " + (exhibition.rows().rows() - 1);
    }

    /** These rows in the columns of a model. */
    Table rows(Exhibit exhibit, int... rows) {
        return exhibit.model().features().align(exhibition.rows().select(rows));
    }

    /** The class probabilities, or the number, of every row of a table. */
    double[] predict(Exhibit exhibit, Table table) {
        return desk.compute(run -> exhibit.model().predict(table));
    }

    Explanation explain(Exhibit exhibit, Table row, Explanations.Wish wish) {
        return explanations.of(exhibit, row, wish);
    }

    /** What is usual in a column of the training rows, in words. */
    String hint(Field field) {
        Schema schema = exhibition.rows().schema();
        return schema.find(field.name()).isPresent()
                ? ranges.get(schema.find(field.name()).getAsInt())
                : "";
    }

    private String range(Field field) {
        if (field instanceof Field.Categorical) {
            return "";
        }
        double[] values = exhibition.rows().column(field.name()).values();
        boolean known = exhibition.parts().contains(Exhibition.Part.TRAINING);
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            boolean counts = !known || exhibition.parts().get(i) == Exhibition.Part.TRAINING;
            if (counts && !Double.isNaN(values[i])) {
                least = Math.min(least, values[i]);
                most = Math.max(most, values[i]);
            }
        }
        return least > most ? "" : Numbers.value(least) + " to " + Numbers.value(most);
    }
}
