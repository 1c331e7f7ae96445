package io.limpid.core.modelfile;

import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.List;

/** The kinds a reader or writer knows. Nothing else is ever built from a file. Immutable. */
public final class ModelCodecs {

    private static final String HINT = "; further kinds are known by their module's codecs, joined with"
            + " ModelCodecs.and: pipelines and their steps by TransformCodecs.ALL";

    private final List<ModelCodec<?>> codecs;

    private ModelCodecs(List<ModelCodec<?>> codecs) {
        this.codecs = List.copyOf(codecs);
        long kinds = codecs.stream().map(ModelCodec::kind).distinct().count();
        if (kinds != codecs.size()) {
            throw new IllegalArgumentException("codecs: expected each kind once, got "
                    + codecs.stream().map(ModelCodec::kind).toList());
        }
    }

    /** These kinds. */
    public static ModelCodecs of(ModelCodec<?>... codecs) {
        return new ModelCodecs(List.of(codecs));
    }

    /** These kinds and those. */
    public ModelCodecs and(ModelCodecs others) {
        List<ModelCodec<?>> all = new ArrayList<>(codecs);
        others.codecs.stream().filter(codec -> !all.contains(codec)).forEach(all::add);
        return new ModelCodecs(all);
    }

    /** Whether one of these is of that kind. */
    boolean knows(String kind) {
        return codecs.stream().anyMatch(codec -> codec.kind().equals(kind));
    }

    /** The content of an object of a known type. */
    ModelContent encode(Object part) {
        return encode(part, new ColumnBudget());
    }

    /** The content of an object of a known type, within a budget that other parts share. */
    ModelContent encode(Object part, ColumnBudget budget) {
        for (ModelCodec<?> codec : codecs) {
            if (codec.type().isInstance(part)) {
                return encode(codec, part, budget);
            }
        }
        throw new IllegalArgumentException("model part: expected one of "
                + codecs.stream().map(c -> c.type().getSimpleName()).toList() + ", got a "
                + part.getClass().getName() + HINT);
    }

    private <T> ModelContent encode(ModelCodec<T> codec, Object part, ColumnBudget budget) {
        ModelContent.Builder builder = new ModelContent.Builder(codec.kind(), this, budget);
        codec.encode(codec.type().cast(part), builder);
        return builder.build();
    }

    /** The object that some content stands for. */
    <T> T decode(ModelContent content, Class<T> expected) {
        return decode(content, expected, new ColumnBudget());
    }

    /** The object that some content stands for, within a budget that other parts share. */
    <T> T decode(ModelContent content, Class<T> expected, ColumnBudget budget) {
        for (ModelCodec<?> codec : codecs) {
            if (codec.kind().equals(content.kind())) {
                Object part = decode(codec, content.unread(budget));
                if (expected.isInstance(part)) {
                    return expected.cast(part);
                }
                throw new ModelFormatException(
                        "kind " + Quoted.of(content.kind()) + ": expected a " + expected.getSimpleName() + " here");
            }
        }
        throw new ModelFormatException("kind " + Quoted.of(content.kind()) + ": expected one of "
                + codecs.stream().map(ModelCodec::kind).toList() + HINT);
    }

    private static Object decode(ModelCodec<?> codec, ModelContent unread) {
        try {
            Object part = codec.decode(unread);
            unread.requireAllRead();
            return part;
        } catch (ModelFormatException e) {
            throw e;
        } catch (RuntimeException e) {
            // Constructors check too; whatever they say of a stranger's content, it is the content that is wrong.
            throw new ModelFormatException(
                    "kind \"" + codec.kind() + "\": expected content that makes one, got " + e.getMessage(), e);
        }
    }
}
