package io.limpid.report.chart;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

/** Reads markup back with the JDK's XML parser, which refuses whatever is not well-formed. */
public final class MarkupParser {

    private MarkupParser() {}

    /** The document. */
    public static Document parse(String markup) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(markup)));
        } catch (Exception notWellFormed) {
            throw new AssertionError(notWellFormed.getMessage() + " in " + markup, notWellFormed);
        }
    }

    /** The text of every element of that name, in document order. */
    public static List<String> texts(String markup, String element) {
        List<String> texts = new ArrayList<>();
        NodeList nodes = parse(markup).getElementsByTagName(element);
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    /** Every element of the document, in document order. */
    public static List<Element> elements(String markup) {
        List<Element> elements = new ArrayList<>();
        NodeList nodes = parse(markup).getElementsByTagName("*");
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** Every attribute of the document as {@code name=value}. */
    public static List<String> attributes(String markup) {
        List<String> attributes = new ArrayList<>();
        for (Element element : elements(markup)) {
            NamedNodeMap map = element.getAttributes();
            for (int i = 0; i < map.getLength(); i++) {
                attributes.add(map.item(i).getNodeName() + "=" + map.item(i).getNodeValue());
            }
        }
        return attributes;
    }
}
