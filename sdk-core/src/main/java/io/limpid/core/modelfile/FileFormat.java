package io.limpid.core.modelfile;

/**
 * The layout of a model file and its limits.
 *
 * <pre>
 * 8 bytes    89 4c 49 4d 50 49 44 0a ("\x89LIMPID\n")
 * 8 bytes    length of the header, big-endian
 * 32 bytes   SHA-256 of the header
 * header     one JSON object in UTF-8: formatVersion, library, kind, model, record, parts, sections
 * sections   what each section of the table has, in its order: big-endian doubles or, in a section of type "bytes",
 *            single bytes; no gap, nothing behind
 * </pre>
 *
 * <p>A content (the model, the record, each named part) is {@code {"kind": ..., "attributes": {...}, "parts": {...}}},
 * where empty attributes and parts are left out. An attribute is a text, a whole number, a number with a point or an
 * exponent, or a list of texts. The array {@code weights} of the model's part {@code last} is the section
 * {@code model/last/weights}; one of the named part {@code background} is {@code parts/background/weights}. A {@code %}
 * or {@code /} in a key is {@code %25} or {@code %2F} there.
 */
final class FileFormat {

    private static final byte[] MAGIC = {(byte) 0x89, 'L', 'I', 'M', 'P', 'I', 'D', '\n'};

    static final int MAGIC_BYTES = MAGIC.length;
    static final int DIGEST_BYTES = 32;

    /** Magic, header length and header digest. */
    static final int PREFIX_BYTES = MAGIC_BYTES + Long.BYTES + DIGEST_BYTES;

    /** A file of another major version is refused. */
    static final int MAJOR = 1;

    /** A file of a later minor version is read if it holds no key that this version does not know. */
    static final int MINOR = 1;

    /** The minor version of a file without what {@link #MINOR} added, sections of bytes: any reader can read it. */
    static final int FIRST_MINOR = 0;

    static final long MAX_FILE_BYTES = 512L << 20;
    static final int MAX_HEADER_BYTES = 64 << 20;
    static final int MAX_SECTION_BYTES = 256 << 20;
    static final int MAX_COLUMNS = 10_000;
    static final int MAX_LEVELS = 100_000;

    /** Of JSON; a content inside a content takes two. */
    static final int MAX_DEPTH = 64;

    /** Of JSON: bounds the memory that a header of many tiny values could take to some 200 MB. */
    static final int MAX_TOKENS = 1_000_000;

    static final int MAX_TEXT_LENGTH = 1 << 20;

    /** In characters, of a key, a kind, a part's name and a column's name, which its levels multiply. */
    static final int MAX_NAME_LENGTH = 1_000;

    /**
     * Of all schemas together, and again of all columns that parts make from them: the names of columns, and each level
     * with its column's name before it, as one-hot encoding spells it. What is built from a header cannot become much
     * longer than a header can be.
     */
    static final long MAX_SCHEMA_CHARACTERS = 64L << 20;

    /** Of all parts together: fifty times the columns one may make, some 100 MB with what belongs to them. */
    static final long MAX_MADE_COLUMNS = 50L * MAX_COLUMNS;

    /** Most of a section's path or of a problem that a message repeats. */
    private static final int SHOWN = 400;

    static final String SEPARATOR = "/";
    static final String MODEL = "model";
    static final String RECORD = "record";
    static final String PARTS = "parts";

    private FileFormat() {}

    static byte[] magic() {
        return MAGIC.clone();
    }

    /** A key as one step of a section's name: {@code %} and {@code /} are written {@code %25} and {@code %2F}. */
    static String step(String key) {
        return key.replace("%", "%25").replace(SEPARATOR, "%2F");
    }

    /** The key that a step stands for. */
    static String key(String step) {
        return step.replace("%2F", SEPARATOR).replace("%25", "%");
    }

    /** The start of a text, longer than a quoted one: for what consists of several names. */
    static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    /** Whether a text has no half of a surrogate pair, which UTF-8 cannot say. */
    static boolean isUnicode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
