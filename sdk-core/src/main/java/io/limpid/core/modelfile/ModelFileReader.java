package io.limpid.core.modelfile;

import io.limpid.core.text.Quoted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** Takes a file apart, each length checked before memory is taken for it and each digest before the bytes are used. */
final class ModelFileReader {

    private static final int BLOCK_BYTES = 1 << 16;

    private final FileChannel channel;
    private final long size;

    private ModelFileReader(FileChannel channel, long size) {
        this.channel = channel;
        this.size = size;
    }

    /**
     * The header of a file with every section in place.
     *
     * @throws ModelFormatException when the file is none of this format, or damaged
     * @throws UncheckedIOException when it cannot be read
     */
    static Header read(Path file) {
        return FileReading.of(file, "a model file", () -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                return new ModelFileReader(channel, channel.size()).file();
            } catch (ModelFormatException e) {
                throw named(file, e);
            }
        });
    }

    /** The same problem with the file's name before it, on one line of bounded length whatever the file says. */
    static ModelFormatException named(Path file, ModelFormatException problem) {
        Path name = file.getFileName();
        String joint = problem.getMessage().startsWith("expected") ? ": " : ", ";
        String line = (name == null ? file : name) + joint + FileFormat.shown(problem.getMessage());
        return new ModelFormatException(Quoted.escaped(line), problem);
    }

    private Header file() throws IOException {
        if (size > FileFormat.MAX_FILE_BYTES) {
            throw new ModelFormatException("expected at most " + FileFormat.MAX_FILE_BYTES + " bytes, got " + size);
        }
        byte[] start = bytes((int) Math.min(size, FileFormat.MAGIC_BYTES), Place.of("file"));
        if (!Arrays.equals(start, FileFormat.magic())) {
            throw new ModelFormatException("expected a Limpid model file, got "
                    + (size == 0
                            ? "an empty file"
                            : "one that starts with " + HexFormat.of().formatHex(start)));
        }
        Place place = Place.of("header");
        if (size < FileFormat.PREFIX_BYTES) {
            throw bad(place, "at least " + FileFormat.PREFIX_BYTES + " bytes", size);
        }
        ByteBuffer prefix = ByteBuffer.wrap(bytes(FileFormat.PREFIX_BYTES - FileFormat.MAGIC_BYTES, place));
        long length = prefix.getLong();
        long most = Math.min(size - FileFormat.PREFIX_BYTES, FileFormat.MAX_HEADER_BYTES);
        if (!(length >= 0 && length <= most)) {
            throw bad(place, "a length from 0 to " + most + " bytes", length);
        }
        byte[] header = bytes((int) length, place);
        byte[] expected = Arrays.copyOfRange(prefix.array(), Long.BYTES, prefix.capacity());
        requireDigest(
                place,
                HexFormat.of().formatHex(expected),
                ContentDigest.sha256().digest(header));
        Header parsed = HeaderReader.read(header);
        sections(parsed, size - FileFormat.PREFIX_BYTES - length);
        return parsed;
    }

    private void sections(Header header, long available) throws IOException {
        long wanted = header.sections().stream().mapToLong(Section::bytes).sum();
        if (wanted != available) {
            throw bad(Place.of("sections"), wanted + " bytes", available);
        }
        for (Section section : header.sections()) {
            header.attach(section, array(section));
        }
    }

    private ContentArray array(Section section) throws IOException {
        Place where = section.place();
        int width = section.type().width;
        ContentArray values = ContentArray.ofLength(section.type(), section.count());
        MessageDigest digest = ContentDigest.sha256();
        ByteBuffer block = ByteBuffer.allocate((int) Math.min(section.bytes(), BLOCK_BYTES));
        for (int from = 0; from < values.length(); from += BLOCK_BYTES / width) {
            int to = Math.min(values.length(), from + BLOCK_BYTES / width);
            block.clear().limit((to - from) * width);
            fill(block, where);
            digest.update(block.flip());
            values.take(from, to, block.rewind());
        }
        requireDigest(where, section.sha256(), digest.digest());
        return values;
    }

    private byte[] bytes(int count, Place where) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        fill(buffer, where);
        return buffer.array();
    }

    private void fill(ByteBuffer buffer, Place where) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw bad(where, buffer.remaining() + " more bytes", "the file's end");
            }
        }
    }

    private static void requireDigest(Place where, String expected, byte[] digest) {
        String got = HexFormat.of().formatHex(digest);
        if (!got.equals(expected)) {
            throw bad(where, "SHA-256 " + expected, got);
        }
    }

    private static ModelFormatException bad(Place where, String expected, Object got) {
        return new ModelFormatException(where + ": expected " + expected + ", got " + got);
    }
}
