package io.limpid.core.transform;

/** What to do with a value outside the range of the training rows. */
public enum OutOfRange {
    /** It goes as far beyond the target range as it is beyond the training values. */
    KEEP,
    /** It becomes the nearer end of the target range. */
    CLIP
}
