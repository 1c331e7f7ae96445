package io.limpid.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The bill of materials has no parent, so nothing but this test keeps its versions those of the build. */
class VersionsTest {

    @Test
    void bom_ownVersion_isTheBuilds() throws Exception {
        assertThat(texts("sdk-bom/pom.xml", "/project/version"))
                .isEqualTo(texts("pom.xml", "/project/version"))
                .hasSize(1);
    }

    @Test
    void bom_managedVersions_areTheBuilds() throws Exception {
        String version = texts("pom.xml", "/project/version").get(0);
        assertThat(texts("sdk-bom/pom.xml", "//dependencyManagement//dependency/version"))
                .isNotEmpty()
                .containsOnly(version);
    }

    @Test
    void bom_managedArtifacts_areTheLibrariesOfTheBuild() throws Exception {
        List<String> libraries = texts("pom.xml", "/project/modules/module").stream()
                .filter(module -> module.startsWith("sdk-") && !module.equals("sdk-bom"))
                .toList();
        assertThat(texts("sdk-bom/pom.xml", "//dependencyManagement//dependency/artifactId"))
                .containsExactlyInAnyOrderElementsOf(libraries);
    }

    @Test
    void modules_parentVersions_areTheBuilds() throws Exception {
        String version = texts("pom.xml", "/project/version").get(0);
        for (String module : texts("pom.xml", "/project/modules/module")) {
            if (!module.equals("sdk-bom")) {
                assertThat(texts(module + "/pom.xml", "/project/parent/version"))
                        .as(module)
                        .containsExactly(version);
            }
        }
    }

    private static List<String> texts(String pom, String path) throws Exception {
        File file = Project.root().resolve(pom).toFile();
        Document document =
                DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file);
        NodeList nodes = (NodeList)
                XPathFactory.newDefaultInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent().strip())
                .toList();
    }
}
