package io.limpid.core.transform;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import java.util.Optional;
import java.util.stream.IntStream;

/** The positions that are kept, ascending. */
final class FittedSelector implements TileTransformer {

    private final Schema input;
    private final Schema output;
    private final int[] kept;

    FittedSelector(Schema input, int[] kept) {
        this.input = input;
        this.kept = kept;
        this.output = new Schema(IntStream.of(kept).mapToObj(input::field).toList());
    }

    @Override
    public Schema input() {
        return input;
    }

    @Override
    public Schema output() {
        return output;
    }

    @Override
    public Table transform(Table x) {
        return FittedOnColumns.part(input.align(x), kept);
    }

    @Override
    public Optional<TileStep> tile(Table aligned) {
        return Optional.of(new TileStep(transform(aligned), () -> {}));
    }

    @Override
    public int[] sources(int outputColumn) {
        return new int[] {kept[outputColumn]};
    }

    /** Writes the schema and the names kept. */
    static final class Codec implements ModelCodec<FittedSelector> {

        @Override
        public String kind() {
            return "column-selector";
        }

        @Override
        public Class<FittedSelector> type() {
            return FittedSelector.class;
        }

        @Override
        public void encode(FittedSelector part, ModelContent.Builder out) {
            out.schema("columns", part.input).texts("kept", part.output.names());
        }

        @Override
        public FittedSelector decode(ModelContent in) {
            Schema columns = in.schema("columns");
            return new FittedSelector(columns, ChosenNames.positions(kind(), columns, in.texts("kept")));
        }
    }
}
