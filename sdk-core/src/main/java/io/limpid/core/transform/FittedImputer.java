package io.limpid.core.transform;

import io.limpid.core.data.Alignment;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;
import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One value or level code per column, NaN for nothing; a code just beyond the column's levels stands for the level that
 * the column gets. And which columns have an indicator.
 */
final class FittedImputer implements TileTransformer {

    private static final String INDICATOR = " is missing";

    private final Schema columns;
    private final double[] fills;

    /** The level for columns whose fill is none of their own. */
    private final Optional<String> level;

    /** The columns with an indicator, ascending. */
    private final int[] indicated;

    /** The columns with the level they get, so that unseen categories are coded behind it. */
    private final Schema filling;

    private final Schema output;

    FittedImputer(Schema columns, double[] fills, Optional<String> level, int[] indicated) {
        this.columns = columns;
        this.fills = fills;
        this.level = level;
        this.indicated = indicated;
        Field[] fields = new Field[fills.length];
        for (int j = 0; j < fills.length; j++) {
            fields[j] = columns.field(j);
            if (getsLevel(fields[j], fills[j])) {
                Field.Categorical c = (Field.Categorical) fields[j];
                List<String> levels = new ArrayList<>(c.levels());
                levels.add(level.orElseThrow());
                fields[j] = c.withLevels(levels);
            }
        }
        boolean same = Arrays.asList(fields).equals(columns.fields());
        this.filling = same ? columns : Schema.of(fields);
        this.output = withIndicators(filling);
    }

    private static boolean getsLevel(Field field, double fill) {
        return field instanceof Field.Categorical c && fill == c.levels().size();
    }

    private Schema withIndicators(Schema filled) {
        if (indicated.length == 0) {
            return filled;
        }
        List<Field> fields = new ArrayList<>(filled.fields());
        for (int j : indicated) {
            fields.add(new Field.Numeric(
                    columns.field(j).name() + INDICATOR, columns.field(j).flags()));
        }
        return new Schema(fields);
    }

    @Override
    public Schema input() {
        return columns;
    }

    @Override
    public Schema output() {
        return output;
    }

    @Override
    public Table transform(Table x) {
        Table aligned = filling.align(x);
        double[][] filled = new double[output.size()][];
        for (int j = 0; j < fills.length; j++) {
            filled[j] = filled(aligned.column(j), fills[j]);
        }
        for (int k = 0; k < indicated.length; k++) {
            filled[fills.length + k] = indicator(aligned.column(indicated[k]));
        }
        return aligned.withColumns(withIndicators(aligned.schema()), filled);
    }

    @Override
    public Optional<TileStep> tile(Table aligned) {
        Alignment coding = Alignment.of(filling, aligned);
        double[][] filled = new double[output.size()][aligned.rows()];
        for (double[] column : filled) {
            Arrays.fill(column, Double.NaN);
        }
        return Optional.of(new TileStep(aligned.withColumns(withIndicators(coding.schema()), filled), () -> {
            coding.read(0, filled);
            for (int k = 0; k < indicated.length; k++) {
                indicate(filled[indicated[k]], filled[fills.length + k]);
            }
            for (int j = 0; j < fills.length; j++) {
                filledFrom(0, filled[j], fills[j]);
            }
        }));
    }

    /** The same array where nothing is missing. */
    private static double[] filled(double[] values, double fill) {
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                return filledFrom(i, values.clone(), fill);
            }
        }
        return values;
    }

    private static double[] filledFrom(int first, double[] copy, double fill) {
        for (int i = first; i < copy.length; i++) {
            copy[i] = Double.isNaN(copy[i]) ? fill : copy[i];
        }
        return copy;
    }

    private static double[] indicator(double[] values) {
        double[] missing = new double[values.length];
        indicate(values, missing);
        return missing;
    }

    private static void indicate(double[] values, double[] missing) {
        for (int i = 0; i < missing.length; i++) {
            missing[i] = Double.isNaN(values[i]) ? 1 : 0;
        }
    }

    @Override
    public int[] sources(int outputColumn) {
        return new int[] {outputColumn < fills.length ? outputColumn : indicated[outputColumn - fills.length]};
    }

    /** Writes the schema and the fills; the level that columns get and the indicators only if there are any. */
    static final class Codec implements ModelCodec<FittedImputer> {

        private static final String LEVEL = "added level";
        private static final String INDICATORS = "indicators";

        @Override
        public String kind() {
            return "missing-value-imputer";
        }

        @Override
        public Class<FittedImputer> type() {
            return FittedImputer.class;
        }

        @Override
        public void encode(FittedImputer part, ModelContent.Builder out) {
            out.schema("columns", part.columns).numbersOrMissing("fills", part.fills);
            if (part.filling != part.columns) {
                out.text(LEVEL, part.level.orElseThrow());
            }
            out.claimColumns(part.indicated.length, 0); // Their names stand there but for a suffix.
            if (part.indicated.length > 0) {
                out.texts(
                        INDICATORS,
                        Arrays.stream(part.indicated)
                                .mapToObj(j -> part.columns.field(j).name())
                                .toList());
            }
        }

        @Override
        public FittedImputer decode(ModelContent in) {
            Schema columns = in.schema("columns");
            double[] fills = in.numbersOrMissing("fills", columns.size());
            Optional<String> level = in.has(LEVEL) ? Optional.of(in.text(LEVEL)) : Optional.empty();
            for (int j = 0; j < fills.length; j++) {
                requireFill(columns.field(j), fills[j], level);
            }
            int[] indicated = indicated(in, columns);
            in.claimColumns(indicated.length, 0);
            FittedImputer part = new FittedImputer(columns, fills, level, indicated);
            if (level.isPresent() && part.filling == columns) {
                throw new ModelFormatException(
                        kind() + ": expected a column that gets " + Quoted.of(level.get()) + ", got none");
            }
            return part;
        }

        private void requireFill(Field field, double fill, Optional<String> level) {
            boolean good = !Double.isNaN(fill);
            if (field instanceof Field.Categorical c) {
                int levels = c.levels().size();
                boolean gets = fill == levels
                        && level.isPresent()
                        && c.find(level.get()).isEmpty();
                boolean nothing = levels == 0 && Double.isNaN(fill);
                good = gets || nothing || fill >= 0 && fill < levels && fill == Math.rint(fill);
            }
            if (!good) {
                throw NumericMapping.bad(kind(), field, "expected a value of that column to fill with, got " + fill);
            }
        }

        private int[] indicated(ModelContent in, Schema columns) {
            if (!in.has(INDICATORS)) {
                return new int[0];
            }
            List<String> names = in.texts(INDICATORS);
            int[] indicated = new int[names.size()];
            int k = 0;
            for (int j = 0; j < columns.size() && k < indicated.length; j++) {
                if (columns.field(j).name().equals(names.get(k))) {
                    indicated[k++] = j;
                }
            }
            if (names.isEmpty() || k < indicated.length) {
                throw new ModelFormatException(
                        kind() + ": expected indicators of its columns in their order, got " + Quoted.list(names));
            }
            return indicated;
        }
    }
}
