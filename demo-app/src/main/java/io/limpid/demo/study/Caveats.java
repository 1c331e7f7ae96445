package io.limpid.demo.study;

import io.limpid.core.data.DataWarning;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.List;

/** What a reader of a result must know of its rows: missing values and unseen categories, and what became of them. */
public final class Caveats {

    private Caveats() {}

    /**
     * One sentence for each column of these rows that has any.
     *
     * @throws IllegalArgumentException when a column is missing or of the wrong type
     */
    public static List<String> of(Schema features, Table rows) {
        return of(DataWarning.of(features, rows));
    }

    /** One sentence for each warning. */
    public static List<String> of(List<DataWarning> warnings) {
        return warnings.stream().map(Caveats::sentence).toList();
    }

    private static String sentence(DataWarning warning) {
        return warning.message()
                + switch (warning.kind()) {
                    case MISSING_VALUES -> "; filled with the training rows' median or most frequent value";
                    case UNSEEN_CATEGORY -> "; treated as none of the known ones";
                };
    }
}
