package io.limpid.demo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.limpid.core.run.Run;
import io.limpid.demo.study.Exhibition;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * The main job in a real browser, on really trained models of all houses: overview, search, page, house, change,
 * explanation. Pictures of it go to {@code target/screenshots}. Needs chromium and chromedriver; without them it is
 * skipped, or fails with {@code -Dlimpid.browser=required}.
 */
@Tag("browser")
class BrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final String SKIPPED =
            "browser test skipped: expected chromium and chromedriver on the path, got not both";

    /** The elements beyond the window's edge, but for those in a region that scrolls by itself. */
    private static final String TOO_WIDE = """
            return document.documentElement.scrollWidth <= arguments[0] ? [] : [...document.querySelectorAll('body *')]
                .filter(e => !e.closest('.scroll') && e.getBoundingClientRect().right > arguments[0])
                .map(e => e.tagName + '.' + e.getAttribute('class'));
            """;

    private static WebApp app;
    private static Exhibition houses;

    @TempDir
    private Path profile;

    private ChromeDriver browser;

    @BeforeAll
    static void start() throws IOException {
        Optional<File> chromium = find("chromium");
        Optional<File> driver = find("chromedriver");
        boolean there = chromium.isPresent() && driver.isPresent();
        if ("required".equals(System.getProperty("limpid.browser"))) {
            assertThat(there)
                    .as("chromium and chromedriver: expected on the path")
                    .isTrue();
        }
        if (there) {
            Files.createDirectories(PICTURES);
            houses = Exhibitions.allHouses();
            app = serve();
        } else {
            System.out.println(SKIPPED); // Surefire counts what is skipped, but keeps the reason to itself.
        }
    }

    @AfterAll
    static void stop() {
        if (app != null) {
            app.close();
        }
    }

    private static WebApp serve() {
        return SharedServer.ready(WebApp.start(new WebOptions("127.0.0.1", 0, Optional.empty()), run -> houses));
    }

    @BeforeEach
    void open() {
        assumeTrue(app != null, SKIPPED);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(find("chromium").orElseThrow());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--user-data-dir=" + profile);
        LoggingPreferences log = new LoggingPreferences();
        log.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", log);
        // The driver is named, so that Selenium looks for none and downloads none.
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(find("chromedriver").orElseThrow())
                .build();
        browser = new ChromeDriver(service, options);
        emulate("light");
        size(1280, 1000);
    }

    @AfterEach
    void close() {
        if (browser == null) {
            return;
        }
        try {
            List<LogEntry> severe = browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                    .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                    .toList();
            assertThat(severe).as("the browser's console").isEmpty();
        } finally {
            browser.quit();
        }
    }

    private static Optional<File> find(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/bin"))
                .map(folder -> new File(folder, program))
                .filter(File::canExecute)
                .findFirst();
    }

    private void visit(WebApp site, String address) {
        browser.get("http://127.0.0.1:" + site.port() + address);
    }

    /** Waits for what scripts and new pages bring; an element that they replace meanwhile is looked for again. */
    private FluentWait<WebDriver> waiting() {
        return new WebDriverWait(browser, PATIENCE).ignoring(StaleElementReferenceException.class);
    }

    private WebElement find(By by) {
        return waiting().until(b -> b.findElement(by));
    }

    /** Waits for a text that is not in this place on the page before, or before a change. */
    private void untilText(String selector, Predicate<String> expected) {
        By by = By.cssSelector(selector);
        waiting()
                .withMessage(() -> selector + ": expected another text, got "
                        + browser.findElement(by).getText())
                .until(b -> expected.test(b.findElement(by).getText()));
    }

    private WebElement hook(String name) {
        return find(By.cssSelector("[data-" + name + "]"));
    }

    private WebElement field(String column) {
        return find(By.cssSelector("[data-field=\"" + column + "\"] input, [data-field=\"" + column + "\"] select"));
    }

    private void untilSettled() {
        waiting()
                .until(b -> b.findElements(By.cssSelector("[aria-busy=true]")).isEmpty()
                        && !b.findElements(By.cssSelector("[data-changes]")).isEmpty());
    }

    private void emulate(String theme) {
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
    }

    private void size(int width, int height) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** A picture of the whole page, which must be no wider than the window. */
    private void picture(String name, int width) {
        JavascriptExecutor script = browser;
        size(width, 900);
        assertThat(script.executeScript(TOO_WIDE, width))
                .as(name + ": what is cut off in a window of " + width)
                .isEqualTo(List.of());
        int height = ((Number) script.executeScript("return document.documentElement.scrollHeight")).intValue();
        size(width, height);
        try {
            Files.write(PICTURES.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        size(1280, 1000);
    }

    private void pictures(String name) {
        for (String theme : List.of("light", "dark")) {
            emulate(theme);
            picture(name + "-" + theme, 1280);
            picture(name + "-" + theme + "-narrow", 360);
        }
        emulate("light");
    }

    @Test
    void mainJob_fromOverviewToAChangedExplanation() {
        visit(app, "/");
        assertThat(find(By.tagName("h1")).getText()).isEqualTo("ames");
        assertThat(hook("comparison").getText()).contains("held-out rows").contains("plain logistic regression");
        assertThat(hook("scores").getText()).contains("Smile").contains("Limpid");
        assertThat(hook("validation").getText()).contains("±").contains(" to ");
        pictures("overview");

        find(By.id("query")).sendKeys("Edwards 1950");
        find(By.cssSelector(".search button")).click();
        untilText("#found", found -> found.startsWith("1 to 20 of ") && found.endsWith("houses that match"));
        pictures("search");

        find(By.cssSelector("a[rel=next]")).click();
        untilText("#found", found -> found.startsWith("21 to "));
        WebElement first = find(By.cssSelector("[data-rows] tbody a"));
        String row = first.getText();
        first.click();
        untilText("h1", "House ".concat(row)::equals);
        assertThat(find(By.cssSelector("[data-panel=shapley] svg")).getText()).contains("base value", "prediction");
        assertThat(find(By.cssSelector("[data-panel=lime] svg")).getText()).contains("seed 42");
        pictures("row");

        change();
        pictures("row-changed");
        find(By.cssSelector("[data-panel=shapley] summary")).click();
        picture("row-table-narrow", 360);

        hook("reset").click();
        waiting().until(b -> b.findElements(By.cssSelector("[data-changes]")).isEmpty());
        assertThat(hook("was").getText()).startsWith("As in the data");
    }

    private void change() {
        String before = hook("now").getText();
        WebElement area = field("Gr_Liv_Area");
        area.clear();
        area.sendKeys("4000");
        // Typed slowly, each digit has an answer of its own: the last one's explanation comes after all others.
        untilText("[data-panel=shapley] figure", figure -> figure.contains("Gr_Liv_Area = 4000"));
        assertThat(hook("now").getText()).isNotEqualTo(before);
        assertThat(hook("was").getText())
                .contains("was " + before + ", now " + hook("now").getText());
        assertThat(hook("changes").getText()).isEqualTo("1 value changed");
        assertThat(find(By.cssSelector("[data-field=Gr_Liv_Area]")).getDomAttribute("class"))
                .contains("changed");

        hook("filter").sendKeys("exter_c");
        assertThat(browser.findElements(By.cssSelector("[data-field]")).stream()
                        .filter(WebElement::isDisplayed)
                        .map(element -> element.getDomAttribute("data-field")))
                .containsExactly("Exter_Cond");
        new Select(field("Exter_Cond")).selectByValue("");
        untilText("[data-prediction]", prediction -> prediction.contains("2 values changed"));
        assertThat(hook("warnings").getText()).contains("Exter_Cond has no value");
        hook("filter").clear();
        hook("filter").sendKeys(" ");
        untilSettled();
    }

    @Test
    void model_chosenOnARow_explainsTheOther() {
        visit(app, "/rows/7");
        String before = hook("now").getText();

        new Select(find(By.id("model"))).selectByValue("net");

        waiting().until(b -> b.getCurrentUrl().contains("model=net"));
        untilText("[data-now]", now -> !now.equals(before));
    }

    @Test
    void theme_toggled_isDarkAndStaysSo() {
        visit(app, "/");
        String light = find(By.tagName("body")).getCssValue("background-color");

        hook("theme-toggle").click();
        String dark = find(By.tagName("body")).getCssValue("background-color");
        assertThat(dark).isNotEqualTo(light);
        visit(app, "/rows");
        assertThat(find(By.tagName("body")).getCssValue("background-color")).isEqualTo(dark);
        hook("theme-toggle").click();
        assertThat(find(By.tagName("body")).getCssValue("background-color")).isEqualTo(light);
    }

    @Test
    void hostileNames_runNoScript() {
        try (WebApp hostile = SharedServer.ready(
                WebApp.start(new WebOptions("127.0.0.1", 0, Optional.empty()), run -> Exhibitions.hostile()))) {
            for (String address : List.of("/", "/rows", "/rows/0", "/rows?query=%3Cscript%3Ealert(1)%3C/script%3E")) {
                visit(hostile, address);
                assertThat(find(By.id("main")).isDisplayed()).isTrue();
                assertThat(browser.findElements(By.cssSelector("main script, main img")))
                        .isEmpty();
            }
            visit(hostile, "/rows/0");
            assertThat(find(By.cssSelector(".field label")).isDisplayed()).isTrue();
            picture("hostile", 360);
        }
    }

    @Test
    void firstStart_showsProgressAndTurnsIntoThePage() {
        CountDownLatch trained = new CountDownLatch(1);
        try (WebApp starting =
                WebApp.start(new WebOptions("127.0.0.1", 0, Optional.empty()), run -> slowly(run, trained))) {
            visit(starting, "/rows/3");
            untilText("[data-progress-stage]", "net: epochs"::equals);
            assertThat(hook("progress-count").getText()).isEqualTo("30 of 100");
            pictures("progress");
            trained.countDown();
            waiting().until(b -> b.findElements(By.cssSelector("[data-now]")).size() == 1);
        }
    }

    private static Exhibition slowly(Run run, CountDownLatch trained) {
        run.progress().update("net: epochs", 30, 100);
        try {
            trained.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return houses;
    }
}
