package io.limpid.core.transform;

import io.limpid.core.data.Dataset;
import java.util.Objects;

/**
 * Adds the products of two or three numeric columns: {@code width^2}, {@code width*height}, {@code width^2*height} and
 * so on, behind the columns there are, which all stay. First the products of two, then those of three, each in the
 * order of the columns.
 *
 * <p>A product's sources are all its columns, and it bears all their flags. Missing in one of them, it is missing.
 * Categorical columns are no part of a product. A product beyond the largest double is an error that names the product
 * and the row: scale first. At most 10,000 columns come out, with names of at most 1,000 characters, as a model file
 * can hold; more are refused, and so is a product of the name of a column. Nothing depends on values or weights. Cost:
 * rows × products, in time and memory.
 *
 * <pre>{@code
 * Pipeline curved = Pipeline.of(StandardScaler.withDefaults())
 *         .then(PolynomialFeatures.withDefaults().withTerms(PolynomialTerms.INTERACTIONS));
 * }</pre>
 */
public final class PolynomialFeatures implements Transformer {

    private final int degree;
    private final PolynomialTerms terms;

    private PolynomialFeatures(int degree, PolynomialTerms terms) {
        this.degree = degree;
        this.terms = terms;
    }

    /** Degree 2, squares among the products. */
    public static PolynomialFeatures withDefaults() {
        return new PolynomialFeatures(2, PolynomialTerms.ALL);
    }

    /**
     * Makes products of up to this many columns.
     *
     * @throws IllegalArgumentException unless it is 2 or 3
     */
    public PolynomialFeatures withDegree(int other) {
        if (!(other == 2 || other == 3)) {
            throw new IllegalArgumentException("degree: expected 2 or 3, got " + other);
        }
        return new PolynomialFeatures(other, terms);
    }

    /** Makes these products. */
    public PolynomialFeatures withTerms(PolynomialTerms other) {
        return new PolynomialFeatures(degree, Objects.requireNonNull(other, "terms"));
    }

    /**
     * Learns the names of the columns.
     *
     * @throws IllegalArgumentException when too many columns would come out, or a name is too long or there twice
     */
    @Override
    public Fitting fit(Dataset train) {
        return Fitting.of(new FittedPolynomial(train.features().schema(), degree, terms), train);
    }
}
