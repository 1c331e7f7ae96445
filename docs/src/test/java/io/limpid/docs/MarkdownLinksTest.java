package io.limpid.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link from one of the project's guides to a file or heading of the project leads somewhere. */
class MarkdownLinksTest {

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");

    static Stream<Path> guides() {
        return Project.guides().stream();
    }

    @ParameterizedTest
    @MethodSource("guides")
    void links_toTheProject_resolve(Path guide) {
        List<String> broken = new ArrayList<>();
        for (String link : links(Project.lines(guide))) {
            if (!link.contains("://") && !link.startsWith("mailto:") && !resolves(guide, link)) {
                broken.add(link);
            }
        }
        assertThat(broken).as("links of %s that lead nowhere", guide).isEmpty();
    }

    @Test
    void links_ofTheFirstScreen_areFound() {
        assertThat(links(Project.lines(Path.of("README.md"))))
                .contains("CONTRIBUTING.md#add-a-metric", "docs/getting-started.md", "docs/architecture.md");
    }

    @ParameterizedTest
    @CsvSource({"README.md, none.md", "README.md, LICENSE#none", "docs/architecture.md, README.md"})
    void resolves_targetAbsent_isFalse(Path guide, String link) {
        assertThat(resolves(guide, link)).isFalse();
    }

    private static List<String> links(List<String> lines) {
        List<String> links = new ArrayList<>();
        for (String line : prose(lines)) {
            Matcher matcher = LINK.matcher(line);
            while (matcher.find()) {
                links.add(matcher.group(1));
            }
        }
        return links;
    }

    private static boolean resolves(Path guide, String link) {
        String[] parts = URLDecoder.decode(link, StandardCharsets.UTF_8).split("#", 2);
        Path parent = guide.getParent() == null ? Path.of("") : guide.getParent();
        Path target = parts[0].isEmpty() ? guide : parent.resolve(parts[0]).normalize();
        if (!Files.exists(Project.root().resolve(target))) {
            return false;
        }
        return parts.length == 1 || headings(target).contains(parts[1]);
    }

    private static Set<String> headings(Path guide) {
        return prose(Project.lines(guide)).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ *", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    /** The lines outside fenced blocks. */
    private static List<String> prose(List<String> lines) {
        List<String> prose = new ArrayList<>();
        boolean fenced = false;
        for (String line : lines) {
            if (line.strip().startsWith("```")) {
                fenced = !fenced;
            } else if (!fenced) {
                prose.add(line);
            }
        }
        return prose;
    }
}
