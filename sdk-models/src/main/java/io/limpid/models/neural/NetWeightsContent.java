package io.limpid.models.neural;

import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The weights of a net in a model file, layer by layer and unit by unit in one array: as doubles {@code weights0}, or
 * where there are {@code weightBits} as codes {@code codes0} with {@code scales0} and {@code exponents0} of two bytes
 * each, big-endian. Where many are zero, a bit for each weight in {@code places0} says which are not, the first
 * weight's the highest of the first byte, and {@code present0} how many that are; only those are in the array then. The
 * number is the layer's.
 */
final class NetWeightsContent {

    /**
     * What a file holds as doubles in all, 2^26, is also the most that its bits and codes may stand for: a small file
     * cannot ask for more memory than the largest.
     */
    static final long MOST_WEIGHTS = 1L << 26;

    /** For each weight that is there so many places are free; of the others there are at most 2^20. */
    private static final long PLACES = 64;

    private static final long MOST_ABSENT = 1L << 20;

    /** About what the header says of a further section and attribute. */
    private static final int OVERHEAD = 160;

    private static final String BITS = "weightBits";

    private NetWeightsContent() {}

    /**
     * Writes every layer.
     *
     * @throws IllegalArgumentException when the net is too large to be read again
     */
    static void encode(NeuralNetModel model, ModelContent.Builder out) {
        NetLayers net = model.net();
        long all = 0;
        for (int layer = 0; layer < net.count(); layer++) {
            all += (long) net.weights(layer).length * net.weights(layer)[0].length;
        }
        if (!(all <= MOST_WEIGHTS)) {
            throw new IllegalArgumentException("weights: " + fewer(all));
        }
        if (model.codes().isPresent()) {
            out.integer(BITS, Byte.SIZE);
        }
        long absent = 0;
        for (int layer = 0; layer < net.count(); layer++) {
            if (model.codes().isPresent()) {
                NetCodes codes = model.codes().get();
                absent = encodeCodes(codes.codes(layer), layer, absent, out);
                out.numbers("scales" + layer, codes.scales(layer))
                        .bytes("exponents" + layer, twoBytes(codes.exponents(layer)));
            } else {
                absent = encodeNumbers(net.weights(layer), layer, absent, out);
            }
        }
    }

    private static byte[] twoBytes(short[] exponents) {
        ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES * exponents.length);
        bytes.asShortBuffer().put(exponents);
        return bytes.array();
    }

    private static short[] exponents(ModelContent in, int layer, int inputs) {
        short[] exponents = new short[inputs];
        ByteBuffer.wrap(in.bytes("exponents" + layer, Short.BYTES * inputs))
                .asShortBuffer()
                .get(exponents);
        return exponents;
    }

    private static String fewer(long got) {
        return "expected at most " + MOST_WEIGHTS + " in all layers of a model file, got " + got;
    }

    /** Returns when a file does not ask for more weights than the largest could hold. */
    static void requireFew(ModelContent in, long all) {
        if (!(all <= MOST_WEIGHTS)) {
            throw new ModelFormatException(in.kind() + ", weights: " + fewer(all));
        }
    }

    /** How much a layer with zeros left out adds to what may be absent in all; one with few takes away nothing. */
    private static long absent(long all, long present) {
        return Math.max(0, all - PLACES * present);
    }

    /**
     * Returns what is absent in all after a layer of a file, which adds nothing when all its weights are there; refuses
     * a file that leaves out more than it may.
     */
    static long requireEnough(ModelContent in, int layer, long all, long absent) {
        String key = "present" + layer;
        long after = absent + (in.has(key) ? absent(all, in.integer(key, 0, all)) : 0);
        if (!(after <= MOST_ABSENT)) {
            throw new ModelFormatException(in.kind() + ", weights: expected at least 1 for every " + PLACES
                    + " places beyond " + MOST_ABSENT + ", got " + after + " places too many");
        }
        return after;
    }

    /** Returns what is absent in all after this layer; it is written with its zeros when it would be too much. */
    private static long encodeNumbers(double[][] weights, int layer, long absent, ModelContent.Builder out) {
        int width = weights[0].length;
        double[] flat = new double[weights.length * width];
        byte[] places = new byte[places(flat.length)];
        int present = 0;
        for (int place = 0; place < flat.length; place++) {
            flat[place] = weights[place / width][place % width];
            if (isPresent(flat[place])) {
                places[place >> 3] |= (byte) (0x80 >> (place & 7));
                present++;
            }
        }
        long after = absent + absent(flat.length, present);
        if (!(pays(flat.length, present, Double.BYTES) && after <= MOST_ABSENT)) {
            out.numbers("weights" + layer, flat);
            return absent;
        }
        double[] kept = new double[present];
        int at = 0;
        for (double weight : flat) {
            if (isPresent(weight)) {
                kept[at++] = weight;
            }
        }
        out.bytes("places" + layer, places).integer("present" + layer, present).numbers("weights" + layer, kept);
        return after;
    }

    private static long encodeCodes(byte[][] codes, int layer, long absent, ModelContent.Builder out) {
        int width = codes[0].length;
        byte[] flat = new byte[codes.length * width];
        byte[] places = new byte[places(flat.length)];
        int present = 0;
        for (int place = 0; place < flat.length; place++) {
            flat[place] = codes[place / width][place % width];
            if (flat[place] != 0) {
                places[place >> 3] |= (byte) (0x80 >> (place & 7));
                present++;
            }
        }
        long after = absent + absent(flat.length, present);
        if (!(pays(flat.length, present, 1) && after <= MOST_ABSENT)) {
            out.bytes("codes" + layer, flat);
            return absent;
        }
        byte[] kept = new byte[present];
        int at = 0;
        for (byte code : flat) {
            if (code != 0) {
                kept[at++] = code;
            }
        }
        out.bytes("places" + layer, places).integer("present" + layer, present).bytes("codes" + layer, kept);
        return after;
    }

    private static int places(int weights) {
        return (int) ((weights + 7L) / 8);
    }

    private static boolean pays(int weights, int present, int width) {
        return ((long) weights - present) * width > places(weights) + OVERHEAD;
    }

    /** Minus zero is kept, so that what is read is what was written to the bit. */
    private static boolean isPresent(double weight) {
        return Double.doubleToRawLongBits(weight) != 0;
    }

    /** {@code [unit][input]} of one layer. */
    static double[][] decode(ModelContent in, int layer, int units, int inputs) {
        if (in.has(BITS)) {
            byte[][] codes = codes(in, layer, units, inputs);
            double[] scales = in.numbers("scales" + layer, units);
            short[] exponents = exponents(in, layer, inputs);
            double[][] weights = new double[units][];
            for (int u = 0; u < units; u++) {
                weights[u] = NetCodes.weights(scales[u], codes[u], exponents);
            }
            return weights;
        }
        Optional<byte[]> places = readPlaces(in, layer, units * inputs);
        double[] present = in.numbers("weights" + layer, present(places, units * inputs));
        double[][] weights = new double[units][inputs];
        int at = 0;
        for (int place = 0; place < units * inputs; place++) {
            if (isSet(places, place)) {
                requirePresent(in, "weights" + layer, places.isEmpty() || isPresent(present[at]));
                weights[place / inputs][place % inputs] = present[at++];
            }
        }
        return weights;
    }

    private static byte[][] codes(ModelContent in, int layer, int units, int inputs) {
        Optional<byte[]> places = readPlaces(in, layer, units * inputs);
        byte[] present = in.bytes("codes" + layer, present(places, units * inputs));
        byte[][] codes = new byte[units][inputs];
        int at = 0;
        for (int place = 0; place < units * inputs; place++) {
            if (isSet(places, place)) {
                requirePresent(in, "codes" + layer, places.isEmpty() || present[at] != 0);
                codes[place / inputs][place % inputs] = present[at++];
            }
        }
        return codes;
    }

    /** What the weights of a file are made of, if they are in 8 bits; those of the first format never were. */
    static Optional<NetCodes> codes(ModelContent in, NetLayers net) {
        if (!in.has(NetContent.LAYERS) || !in.has(BITS)) {
            return Optional.empty();
        }
        in.integer(BITS, Byte.SIZE, Byte.SIZE);
        byte[][][] codes = new byte[net.count()][][];
        double[][] scales = new double[net.count()][];
        short[][] exponents = new short[net.count()][];
        for (int layer = 0; layer < codes.length; layer++) {
            int units = net.weights(layer).length;
            int inputs = net.weights(layer)[0].length;
            codes[layer] = codes(in, layer, units, inputs);
            scales[layer] = in.numbers("scales" + layer, units);
            exponents[layer] = exponents(in, layer, inputs);
        }
        return Optional.of(new NetCodes(codes, scales, exponents));
    }

    /** The bits that say which weights the file holds; empty when it holds them all. */
    private static Optional<byte[]> readPlaces(ModelContent in, int layer, int all) {
        String key = "present" + layer;
        if (!in.has(key)) {
            return Optional.empty();
        }
        int expected = (int) in.integer(key, 0, all);
        byte[] places = in.bytes("places" + layer, places(all));
        int set = present(Optional.of(places), all);
        boolean blankEnd = (all & 7) == 0 || (places[places.length - 1] & 0xff >> (all & 7)) == 0;
        if (set != expected || !blankEnd) {
            throw new ModelFormatException(in.kind() + ", \"places" + layer + "\": expected " + expected
                    + " bits set, none of them behind the last weight's, got " + set);
        }
        return Optional.of(places);
    }

    private static int present(Optional<byte[]> places, int all) {
        if (places.isEmpty()) {
            return all;
        }
        int set = 0;
        for (byte eight : places.get()) {
            set += Integer.bitCount(eight & 0xff);
        }
        return set;
    }

    private static boolean isSet(Optional<byte[]> places, int place) {
        return places.isEmpty() || (places.get()[place >> 3] & 0x80 >> (place & 7)) != 0;
    }

    private static void requirePresent(ModelContent in, String key, boolean present) {
        if (!present) {
            throw new ModelFormatException(
                    in.kind() + ", \"" + key + "\": expected none that is 0 where zeros are left out, got one");
        }
    }
}
