package dev.waybill.plugin.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.manifest.ApiSymbol;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The site as people use it, opened as files in a real browser. */
class SiteInChromiumTest {

  private static final int PHONE = 390;
  private static final int DESK = 1280;

  @TempDir static Path folder;

  private static Path site;
  private static Chromium chromium;

  @BeforeAll
  static void start() throws Exception {
    Path executable = Required.chromium();
    site = folder.resolve("site");
    new SiteTask(SampleSite.input()).run(site);
    chromium = Chromium.start(executable, folder.resolve("profile"));
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void beginAtTheDesk() {
    chromium.errors().clear();
    chromium.requests().clear();
    chromium.resize(DESK, 900);
  }

  @ParameterizedTest
  @CsvSource({
    "nn.layer_norm, nn.layerNorm",
    "layer_norm, nn.layerNorm",
    "layernorm, nn.layerNorm",
    "lnorm, nn.layerNorm",
    "nn.lay, nn.layerNorm",
    "layer norm, nn.layerNorm",
    "rel, nn.relu",
    "relu_, nn.relu_",
    "top k, search.topK",
    "topk, search.topK",
    "laierNorm, nn.layerNorm",
    "default_k, search.DEFAULT_K",
    "Norm, nn.Norm",
    "norm, nn.norm",
  })
  void findsNamesAndAliasesFirst(String typed, String expected) throws Exception {
    search("index.html", typed);
    assertThat(names()).first().isEqualTo(expected);
  }

  @Test
  void findsByAnyWordOfASummary() throws Exception {
    search("index.html", "");
    int words = 0;
    for (ApiSymbol symbol : SampleSite.manifest().symbols()) {
      String summary = symbol.doc().summary().replaceAll("<[^>]*>", " ");
      for (String word : summary.split("[^\\p{L}\\p{N}]+", -1)) {
        if (!word.isEmpty()) {
          type(word.toLowerCase(Locale.ROOT));
          assertThat(names()).as(word).contains(symbol.name());
          words++;
        }
      }
    }
    assertThat(words).isGreaterThan(30);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "namespace | search | search.label, search.topK, search.DEFAULT_K",
        "device | cuda | nn.layerNorm",
        "dtype | f64 | nn.layerNorm, nn.relu, nn.relu_",
        "differentiable | yes | nn.layerNorm, nn.relu, nn.relu_",
        "differentiable | no | search.topK",
      })
  void choosesByFacets(String facet, String value, String expected) throws Exception {
    search("index.html", "");
    int all = SampleSite.manifest().symbols().size();
    assertThat(names()).hasSize(all);
    choose(facet, value);
    assertThat(names()).containsExactlyInAnyOrder(expected.split(", ", -1));
    choose(facet, "");
    assertThat(names()).hasSize(all);
  }

  @Test
  void countsWhatAFacetWouldLeave() throws Exception {
    search("index.html", "norm");
    assertThat(
            chromium.askTexts(
                "[...document.querySelector('[data-facet=device]').options].map(o => o.textContent)"))
        .containsExactly("any", "cpu (1)", "opencl (1)", "cuda (1)");
  }

  @Test
  void isUsedWithTheKeyboardAlone() throws Exception {
    chromium.open(page("types/nn.Norm.html"));
    chromium.press("/");
    chromium.await("document.activeElement.getAttribute('role') === 'combobox'");
    chromium.await("document.documentElement.dataset.searchReady");
    chromium.type("norm");
    assertThat(names().subList(0, 2)).containsExactlyInAnyOrder("nn.norm", "nn.Norm");
    assertThat(selected()).isEqualTo(names().get(0));
    chromium.press("ArrowDown");
    chromium.press("ArrowDown");
    assertThat(selected()).isEqualTo(names().get(2)).isEqualTo("nn.layerNorm");
    chromium.press("ArrowUp");
    assertThat(selected()).isEqualTo(names().get(1));
    chromium.press("ArrowDown");
    chromium.awaitPage(() -> chromium.press("Enter"));
    assertThat(address()).isEqualTo(page("ops/nn.layerNorm.html").toString());
    chromium.press("/");
    chromium.await("document.querySelector('dialog').open");
    chromium.press("Escape");
    chromium.await("!document.querySelector('dialog').open");
    assertThat(chromium.errors()).isEmpty();
  }

  @Test
  void remembersTheSearchInTheAddress() throws Exception {
    search("index.html", "norm");
    choose("device", "cuda");
    chromium.await("location.href.endsWith('index.html?q=norm&device=cuda')");
    String address = address();
    chromium.open(URI.create("about:blank"));
    chromium.open(URI.create(address));
    chromium.await("document.documentElement.dataset.searchReady");
    assertThat(names()).containsExactly("nn.layerNorm");
  }

  @Test
  void followsAliases() throws Exception {
    chromium.open(page("ops/nn.layer_norm.html"));
    chromium.await("location.href.endsWith('ops/nn.layerNorm.html#nn.layer_norm')");
  }

  @Test
  void listsTheNeighboursBesideAPage() throws Exception {
    chromium.open(page("ops/nn.relu.html"));
    assertThat(
            chromium.askTexts("[...document.querySelectorAll('.side li')].map(e => e.textContent)"))
        .containsExactly("Norm", "layerNorm", "norm", "relu", "relu_");
    assertThat(chromium.ask("document.querySelector('.side [aria-current]').textContent").text())
        .isEqualTo("relu");
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void followsTheSystemAndTheSwitch(String scheme) throws Exception {
    chromium.prefer(scheme);
    chromium.open(page("index.html"));
    String color = "getComputedStyle(document.body).backgroundColor";
    String before = chromium.ask(color).text();
    chromium.ask("document.querySelector('[data-theme-switch]').click()");
    assertThat(chromium.ask(color).text()).isNotEqualTo(before);
    chromium.open(page("ops/nn.relu.html"));
    assertThat(chromium.ask(color).text()).isNotEqualTo(before);
    chromium.ask("localStorage.clear()");
    chromium.open(page("index.html"));
    assertThat(chromium.ask(color).text()).isEqualTo(before);
  }

  @Test
  void hasNoErrorsAndAsksNobodyElse() throws Exception {
    List<Path> pages = pagesToStayOn();
    for (Path path : pages) {
      chromium.open(path.toUri());
      assertThat(chromium.ask("String(window.planted)").text()).isEqualTo("undefined");
    }
    assertThat(pages).hasSizeGreaterThan(10);
    assertThat(chromium.errors()).isEmpty();
    assertThat(chromium.requests())
        .hasSizeGreaterThan(pages.size())
        .allMatch(address -> address.startsWith("file:") || address.startsWith("data:"));
  }

  @Test
  void fitsAPhone() throws Exception {
    chromium.resize(PHONE, 844);
    for (Path path : pagesToStayOn()) {
      chromium.open(path.toUri());
      assertThat(width()).as(path.toString()).isLessThanOrEqualTo(PHONE);
    }
    search("index.html", "norm");
    assertThat(width()).isLessThanOrEqualTo(PHONE);
  }

  /** Pages of aliases lead away from themselves. */
  private static List<Path> pagesToStayOn() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (Path path : LinkChecker.pages(site)) {
      if (!Files.readString(path).contains("http-equiv=\"refresh\"")) {
        pages.add(path);
      }
    }
    return pages;
  }

  private static int width() {
    return chromium.ask("document.documentElement.scrollWidth").number().intValue();
  }

  private static void search(String path, String typed) throws Exception {
    chromium.open(page(path));
    chromium.ask("document.querySelector('[data-search]').click()");
    chromium.await("document.documentElement.dataset.searchReady");
    type(typed);
  }

  private static void type(String text) {
    chromium.ask("document.querySelector('dialog input').select()");
    if (text.isEmpty()) {
      chromium.ask(
          "(field => { field.value = ''; field.dispatchEvent(new Event('input')); })"
              + "(document.querySelector('dialog input'))");
    } else {
      chromium.type(text);
    }
  }

  private static void choose(String facet, String value) {
    chromium.ask(
        "(select => { select.value = '"
            + value
            + "'; select.dispatchEvent(new Event('change')); })(document.querySelector('[data-facet="
            + facet
            + "]'))");
  }

  private static List<String> names() {
    return chromium.askTexts(
        "[...document.querySelectorAll('#results .r-name')].map(e => e.textContent)");
  }

  private static String selected() {
    return chromium
        .ask("document.querySelector('#results [aria-selected=true] .r-name').textContent")
        .text();
  }

  private static String address() {
    return chromium.ask("location.href").text();
  }

  private static URI page(String path) {
    return site.resolve(path).toUri();
  }
}
