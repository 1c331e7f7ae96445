package io.limpid.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnippetTest {

    private static final Path GUIDE = Path.of("guide.md");

    @Test
    void of_blockFollowedByText_keepsBoth() {
        List<Snippet> snippets = Snippet.of(
                GUIDE,
                List.of("# A", "```java", "class A {", "}", "```", "", "```text", "1", " 2", "```", "```sh", "```"));
        assertThat(snippets).containsExactly(new Snippet(GUIDE, 2, "class A {\n}\n", List.of("1", " 2")));
    }

    @Test
    void of_proseBetweenBlocks_outputIsEmpty() {
        List<Snippet> snippets =
                Snippet.of(GUIDE, List.of("```java", "class A {}", "```", "It prints", "```text", "1", "```"));
        assertThat(snippets).hasSize(1);
        assertThat(snippets.get(0).output()).isEmpty();
    }

    @Test
    void of_openFence_isRefused() {
        assertThatThrownBy(() -> Snippet.of(GUIDE, List.of("text", "```java", "class A {}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("guide.md, line 2: expected a closing fence, got the end of the file");
    }

    @Test
    void className_fragment_isRefused() {
        Snippet fragment = new Snippet(GUIDE, 7, "int a = 1;\n", List.of());
        assertThatThrownBy(fragment::className)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("guide.md, line 7: expected a class with a main method, got a fragment");
    }
}
