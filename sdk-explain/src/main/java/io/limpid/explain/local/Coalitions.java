package io.limpid.explain.local;

import java.util.Arrays;

/**
 * Sets of players, 64 players to a word, one set after another. Each stands for a pair: itself and its complement.
 */
final class Coalitions {

    private final int players;
    private final int words;
    private long[] bits;
    private int size;

    Coalitions(int players, int capacity) {
        this.players = players;
        this.words = words(players);
        this.bits = new long[Math.multiplyExact(words, Math.max(1, capacity))];
    }

    /** How many words hold a set of that many players. */
    static int words(int players) {
        return Math.max(1, (players + 63) >>> 6);
    }

    void add(long[] set) {
        if ((size + 1) * words > bits.length) {
            bits = Arrays.copyOf(bits, 2 * bits.length);
        }
        System.arraycopy(set, 0, bits, size * words, words);
        size++;
    }

    int players() {
        return players;
    }

    int size() {
        return size;
    }

    boolean contains(int s, int player) {
        return (bits[s * words + (player >>> 6)] >>> (player & 63) & 1) != 0;
    }

    /** How many players are in a set. */
    int members(int s) {
        int members = 0;
        for (int w = s * words; w < (s + 1) * words; w++) {
            members += Long.bitCount(bits[w]);
        }
        return members;
    }

    /** Players {@code 8 k} to {@code 8 k + 7} of a set, as a number from 0 to 255. */
    int eight(int s, int k) {
        return (int) (bits[s * words + (k >>> 3)] >>> ((k & 7) << 3)) & 0xff;
    }
}
