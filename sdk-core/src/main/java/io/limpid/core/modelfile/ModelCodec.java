package io.limpid.core.modelfile;

/**
 * Turns one kind of model, or of a model's part, into content and back. Stateless and thread-safe.
 *
 * @param <T> the type it serves
 */
public interface ModelCodec<T> {

    /** The name that stands for this type in a file; never a class name, and never changed once released. */
    String kind();

    /** The type it serves. */
    Class<T> type();

    /** Says everything that {@link #decode} needs for an equal object. */
    void encode(T part, ModelContent.Builder out);

    /**
     * An object equal to the one encoded, to the bit.
     *
     * @throws ModelFormatException when the content is not what {@link #encode} writes; it comes from a stranger's file
     *     and must be checked throughout
     */
    T decode(ModelContent in);
}
