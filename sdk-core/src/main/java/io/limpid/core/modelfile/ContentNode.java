package io.limpid.core.modelfile;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Content while a file is being read: first its attributes and parts from the header, then its arrays. */
final class ContentNode {

    String kind;
    final SortedMap<String, Object> attributes = new TreeMap<>();
    final SortedMap<String, ContentArray> arrays = new TreeMap<>();
    final SortedMap<String, ContentNode> parts = new TreeMap<>();

    /** The content for its codec; complaints about it will say that it stands in that place. */
    ModelContent toContent(ModelCodecs codecs, Place place) {
        SortedMap<String, ModelContent> built = new TreeMap<>();
        parts.forEach((key, part) -> built.put(key, part.toContent(codecs, place.part(key))));
        return new ModelContent(kind, attributes, arrays, built, codecs, Optional.of(place), new ColumnBudget());
    }
}
