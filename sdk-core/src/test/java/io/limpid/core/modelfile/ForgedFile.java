package io.limpid.core.modelfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A model file whose header is changed by hand and signed again, as a forger would. */
record ForgedFile(String header, byte[] sections) {

    static ForgedFile of(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int length = (int) ByteBuffer.wrap(bytes).getLong(8);
        String header = new String(bytes, 48, length, StandardCharsets.UTF_8);
        return new ForgedFile(header, Arrays.copyOfRange(bytes, 48 + length, bytes.length));
    }

    /** With one text of the header, which must be there, replaced by another wherever it stands. */
    ForgedFile with(String text, String other) {
        if (!header.contains(text)) {
            throw new IllegalArgumentException("header: expected " + text + ", got " + header);
        }
        return new ForgedFile(header.replace(text, other), sections);
    }

    ForgedFile withSections(byte[] other) {
        return new ForgedFile(header, other);
    }

    /** With one number of a section replaced and the section signed again. */
    ForgedFile withNumber(String section, int at, double number) {
        List<Section> table =
                HeaderReader.read(header.getBytes(StandardCharsets.UTF_8)).sections();
        int from = 0;
        for (Section one : table) {
            if (one.name().equals(section)) {
                byte[] other = sections.clone();
                ByteBuffer.wrap(other).putLong(from + Double.BYTES * at, Double.doubleToRawLongBits(number));
                byte[] own = Arrays.copyOfRange(other, from, from + (int) one.bytes());
                String sha256 = HexFormat.of().formatHex(ContentDigest.sha256().digest(own));
                int place = header.indexOf(one.sha256(), header.indexOf('"' + section + "\",\"count\""));
                String signed = header.substring(0, place) + sha256 + header.substring(place + sha256.length());
                return new ForgedFile(signed, other);
            }
            from += (int) one.bytes();
        }
        throw new IllegalArgumentException("section: expected " + section + ", got " + table);
    }

    void write(Path file) throws IOException {
        write(file, header.getBytes(StandardCharsets.UTF_8));
    }

    void write(Path file, byte[] headerBytes) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(48 + headerBytes.length + sections.length)
                .put(FileFormat.magic())
                .putLong(headerBytes.length)
                .put(ContentDigest.sha256().digest(headerBytes))
                .put(headerBytes)
                .put(sections);
        put(file, bytes.array());
    }

    /** Writes a new file: cutting an old one to nothing first makes some file systems wait for the disk. */
    static void put(Path file, byte[] bytes) throws IOException {
        Files.deleteIfExists(file);
        Files.write(file, bytes);
    }
}
