package io.limpid.core.modelfile;

import io.limpid.core.file.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Lays content out as a file. */
final class ModelFileWriter {

    private static final int BLOCK_BYTES = 1 << 16;

    private final List<Section> sections = new ArrayList<>();
    private final List<ContentArray> arrays = new ArrayList<>();
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    private final byte[] header;

    /**
     * Prepares a file in memory; nothing is written yet.
     *
     * @throws IllegalArgumentException when it would exceed a limit of the format
     */
    ModelFileWriter(String library, ModelContent model, ModelContent record, SortedMap<String, ModelContent> parts) {
        collect(FileFormat.MODEL, model);
        collect(FileFormat.RECORD, record);
        parts.forEach((name, part) -> collect(FileFormat.PARTS + FileFormat.SEPARATOR + FileFormat.step(name), part));
        this.header = HeaderWriter.write(library, model, record, parts, sections);
        long total = bytes();
        if (header.length > FileFormat.MAX_HEADER_BYTES || total > FileFormat.MAX_FILE_BYTES) {
            throw new IllegalArgumentException("model: expected a header of at most " + FileFormat.MAX_HEADER_BYTES
                    + " and a file of at most " + FileFormat.MAX_FILE_BYTES + " bytes, got " + header.length + " and "
                    + total);
        }
        try {
            HeaderReader.read(header); // What no reader would accept is never written.
        } catch (ModelFormatException e) {
            throw new IllegalArgumentException("model: expected content that can be read back: " + e.getMessage(), e);
        }
    }

    private void collect(String path, ModelContent content) {
        for (Map.Entry<String, ContentArray> array : content.arrays().entrySet()) {
            String name = path + FileFormat.SEPARATOR + FileFormat.step(array.getKey());
            ContentArray values = array.getValue();
            sections.add(new Section(name, values.type(), values.length(), sha256(values)));
            arrays.add(values);
        }
        for (Map.Entry<String, ModelContent> part : content.parts().entrySet()) {
            collect(path + FileFormat.SEPARATOR + FileFormat.step(part.getKey()), part.getValue());
        }
    }

    /** How long the file is. */
    long bytes() {
        return FileFormat.PREFIX_BYTES
                + header.length
                + sections.stream().mapToLong(Section::bytes).sum();
    }

    /** Puts everything into a file in one step, or leaves it as it was. */
    void write(Path file) {
        AtomicFile.replace(file, this::write);
    }

    private void write(FileChannel channel) throws IOException {
        ByteBuffer prefix = ByteBuffer.allocate(FileFormat.PREFIX_BYTES)
                .put(FileFormat.magic())
                .putLong(header.length)
                .put(ContentDigest.sha256().digest(header));
        writeFully(channel, prefix.flip());
        writeFully(channel, ByteBuffer.wrap(header));
        for (ContentArray array : arrays) {
            for (int from = 0; from < array.length(); from += BLOCK_BYTES / array.type().width) {
                writeFully(channel, block(array, from));
            }
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private String sha256(ContentArray array) {
        MessageDigest digest = ContentDigest.sha256();
        for (int from = 0; from < array.length(); from += BLOCK_BYTES / array.type().width) {
            digest.update(block(array, from));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The next elements of an array, as many as fit, as bytes. */
    private ByteBuffer block(ContentArray array, int from) {
        block.clear();
        array.put(from, Math.min(array.length(), from + BLOCK_BYTES / array.type().width), block);
        return block.flip();
    }
}
