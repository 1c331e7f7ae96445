package io.limpid.core.modelfile;

import java.util.SortedMap;
import java.util.TreeMap;

/** Content while a file is being read: first its attributes and parts from the header, then its arrays. */
final class ContentNode {

    String kind;
    final SortedMap<String, Object> attributes = new TreeMap<>();
    final SortedMap<String, double[]> arrays = new TreeMap<>();
    final SortedMap<String, ContentNode> parts = new TreeMap<>();

    ModelContent toContent(ModelCodecs codecs) {
        SortedMap<String, ModelContent> built = new TreeMap<>();
        parts.forEach((key, part) -> built.put(key, part.toContent(codecs)));
        return new ModelContent(kind, attributes, arrays, built, codecs);
    }
}
