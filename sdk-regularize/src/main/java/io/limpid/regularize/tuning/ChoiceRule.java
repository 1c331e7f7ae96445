package io.limpid.regularize.tuning;

/** Which of the options that were tried a search settles on. */
public enum ChoiceRule {

    /** The one with the best mean score; of several, the simplest: {@code lambda.min} of a penalty curve. */
    BEST,

    /**
     * The simplest one whose mean score is within one standard error, that of the best one's, of the best: {@code
     * lambda.1se} of a penalty curve. The difference is one that chance alone makes, so nothing speaks for more.
     *
     * @see <a href="https://doi.org/10.1201/9781315139470">Breiman, Friedman, Olshen and Stone (1984), section
     *     3.4.3</a>
     */
    ONE_STANDARD_ERROR
}
