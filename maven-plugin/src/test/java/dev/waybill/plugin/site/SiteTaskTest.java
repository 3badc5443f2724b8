package dev.waybill.plugin.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTaskTest {

  @TempDir Path folder;

  @Test
  void hasAPageForEachNameAndNamespace() throws Exception {
    assertThat(write("site")).isEqualTo(LinkChecker.pages(folder.resolve("site")).size());
    try (Stream<Path> files = Files.walk(folder.resolve("site"))) {
      assertThat(files.filter(Files::isRegularFile).map(this::name))
          .containsExactlyInAnyOrder(
              ".waybill-site",
              "assets/lunr-LICENSE.txt",
              "assets/lunr.js",
              "assets/search.js",
              "assets/site.css",
              "assets/site.js",
              "assets/theme.js",
              "changes.html",
              "constants/search.DEFAULT_K.html",
              "index.html",
              "namespaces/nn.html",
              "namespaces/nn.js",
              "namespaces/no-namespace.html",
              "namespaces/no-namespace.js",
              "namespaces/search.html",
              "namespaces/search.js",
              "ops/nn.layerNorm.html",
              "ops/nn.layer_norm.html",
              "ops/nn.lnorm.html",
              "ops/nn.norm.html",
              "ops/nn.relu.html",
              "ops/nn.relu_.html",
              "ops/search.label.html",
              "ops/search.topK.html",
              "ops/version.html",
              "types/nn.Norm.html");
    }
  }

  @Test
  void showsAllOfAnOp() throws Exception {
    write("site");
    Document page = page("ops/nn.layerNorm.html");
    assertThat(page.title()).isEqualTo("nn.layerNorm · Example ops");
    assertThat(page.select("h1").text()).isEqualTo("nn.layerNorm");
    assertThat(page.expectFirst(".signature").wholeText())
        .isEqualTo(
            """
            Nn.layerNorm(
              Tensor x,
              long[] shape,
              Tensor? weight = null,
              double eps = 1e-5 (0..]
            ) → Tensor""");
    assertThat(page.select(".facts dt").eachText())
        .containsExactly("Shapes", "Dtypes", "Units", "Numerics", "Gradient", "Source");
    assertThat(page.select(".facts dd").get(0).text()).isEqualTo("x: [..., n], the result as x.");
    assertThat(page.select(".facts a").attr("href")).isEqualTo("https://arxiv.org/abs/1607.06450");
    assertThat(page.select(".prose").text())
        .isEqualTo("Rows without variance stay finite, as in Norm and EPS; a file.");
    assertThat(page.select(".prose a").eachAttr("href")).containsExactly("../types/nn.Norm.html");
    assertThat(page.select(".example code").text())
        .isEqualTo("Tensor x = Tensor.of(1, 3);\nNn.layerNorm(x, new long[] {2});");
    assertThat(page.select(".example samp").text()).isEqualTo("tensor([-1.0000, 1.0000])");
    assertThat(page.select(".checked").text()).isEqualTo("output checked by the testkit");
    assertThat(page.select(".matrix tr").eachText())
        .containsExactly(
            "Device f64 f32",
            "cpu proven device absent",
            "opencl none declared",
            "cuda none compiled only");
    assertThat(page.select("#names ~ ul li").eachText())
        .containsExactly(
            "nn.layer_norm deprecated since 1.1, removed in 2.0; use nn.layerNorm. Names are"
                + " lowerCamel.",
            "nn.lnorm the name in API generation 1");
    assertThat(page.text())
        .contains(
            "Against central differences in f64: first derivatives proven, second proven.",
            "Refusals of wrong arguments that held: 7.",
            "throws ShapeException if shapes do not fit",
            "since 1.0");
  }

  @Test
  void linksTypesOfSignatures() throws Exception {
    write("site");
    assertThat(page("ops/nn.norm.html").select(".signature a").eachAttr("href"))
        .containsExactly("../types/nn.Norm.html", "../types/nn.Norm.html");
  }

  @Test
  void leadsFromAliasesToTheOp() throws Exception {
    write("site");
    assertThat(page("ops/nn.layer_norm.html").select("meta[http-equiv=refresh]").attr("content"))
        .isEqualTo("0; url=../ops/nn.layerNorm.html#nn.layer_norm");
  }

  @Test
  void tellsWhatChangedInWhichVersion() throws Exception {
    write("site");
    Document page = page("changes.html");
    assertThat(page.select("h2[id^=v]").eachText())
        .containsExactly("1.2.0 not released #", "1.0 #");
    assertThat(page.select("h3").eachText()).containsExactly("New 1", "Removed 1", "Changed 1");
    assertThat(page.select("details code").eachText()).containsExactly("search.topK#topK()");
    assertThat(page.select("section > .changes code").eachText())
        .containsExactly(
            "nn.layer_norm", "nn.layerNorm", "search.label", "search.gone", "search.topK/k");
    assertThat(page.text()).contains("First release, with 2 names.");
    Document op = page("ops/search.topK.html");
    assertThat(op.select("section:has(#history) ins").text()).isEqualTo("10");
    assertThat(op.select("section:has(#history) del").text()).isEqualTo("5");
  }

  @Test
  void escapesWhatCommentsSay() throws Exception {
    write("site");
    for (Path path : LinkChecker.pages(folder.resolve("site"))) {
      Document page = Jsoup.parse(path.toFile(), "UTF-8");
      assertThat(page.select("script").eachAttr("src"))
          .as(path.toString())
          .allMatch(src -> !src.isEmpty());
      assertThat(page.select("script:not([src]), img, [onerror], iframe"))
          .as(path.toString())
          .isEmpty();
    }
    assertThat(page("ops/nn.norm.html").select(".prose i").text()).isEqualTo("old");
    assertThat(page("ops/search.label.html").select(".s-default").text())
        .isEqualTo("= \"</script><script>window.planted = true;</script>\"");
  }

  @Test
  void hasNoLinkThatLeadsNowhere() throws Exception {
    write("site");
    LinkChecker checker = new LinkChecker(folder.resolve("site"));
    assertThat(checker.check()).isEmpty();
    assertThat(checker.links()).isGreaterThan(100);
  }

  @Test
  void noticesLinksThatLeadNowhere() throws Exception {
    write("site");
    Files.writeString(
        folder.resolve("site/planted.html"),
        "<a href='gone.html'></a><a href='index.html#gone'></a><img src='https://example.org/a'>"
            + "<a href='https://example.org'></a><p id=a><p id=a>");
    assertThat(new LinkChecker(folder.resolve("site")).check())
        .containsExactly(
            "planted.html: an id stands twice",
            "planted.html: gone.html is not there",
            "planted.html: index.html#gone has no such anchor",
            "planted.html: loads https://example.org/a");
  }

  @Test
  void writesTheSameTwice() throws Exception {
    write("one");
    write("two");
    SortedMap<String, String> one = texts("one");
    assertThat(one).isEqualTo(texts("two")).isNotEmpty();
    assertThat(one.values()).noneMatch(text -> text.contains(folder.toString()));
  }

  @Test
  void replacesASiteAsAWhole() throws Exception {
    write("site");
    Path old = folder.resolve("site/ops/gone.html");
    Files.writeString(old, "");
    write("site");
    assertThat(old).doesNotExist();
    assertThat(entries()).containsExactly("site");
  }

  @Test
  void clearsASiteAndNothingElse() throws Exception {
    write("site");
    SiteTask.clear(folder.resolve("site"));
    Path mine = Files.createDirectories(folder.resolve("mine")).resolve("mine.txt");
    Files.writeString(mine, "mine");
    SiteTask.clear(folder.resolve("mine"));
    SiteTask.clear(folder.resolve("none"));
    assertThat(entries()).containsExactly("mine");
    assertThat(mine).hasContent("mine");
  }

  @Test
  void doesNotReplaceWhatIsNoSite() throws Exception {
    Path mine = Files.createDirectories(folder.resolve("site")).resolve("mine.txt");
    Files.writeString(mine, "mine");
    assertThatThrownBy(() -> write("site"))
        .isInstanceOf(SiteException.class)
        .hasMessage(
            folder.resolve("site")
                + " is not a site of waybill's, and would be replaced as a whole. Name another"
                + " folder with -Dwaybill.docs.output, or delete it.");
    assertThat(mine).hasContent("mine");
    assertThat(entries()).containsExactly("site");
  }

  @Test
  void refusesTwoModulesWithOneName() throws Exception {
    SiteModule module = new SiteModule(SampleSite.manifest(), List.of(), null, SourceLinks.NONE);
    SiteInput twice = new SiteInput("T", "1", List.of(module, module), List.of());
    assertThatThrownBy(() -> new SiteTask(twice).run(folder.resolve("site")))
        .isInstanceOf(SiteException.class)
        .hasMessage(
            "nn.layerNorm is exported by org.example:ops:1.2.0 and by org.example:ops:1.2.0."
                + " Document one only.");
    assertThat(entries()).isEmpty();
  }

  @Test
  void linksToTheSources() throws Exception {
    SourceLinks links = SourceLinks.of("https://example.org/main/{path}#L{line}");
    SiteModule module = new SiteModule(SampleSite.manifest(), List.of(), null, links);
    new SiteTask(new SiteInput("T", "1", List.of(module), List.of())).run(folder.resolve("site"));
    assertThat(page("ops/nn.relu.html").select(".file a").attr("href"))
        .matches("https://example\\.org/main/[\\w/]+\\.java#L\\d+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/{path}", "https://example.org/", "javascript:{path}"})
  void refusesWhatIsNoAddressOfSources(String template) {
    assertThatThrownBy(() -> SourceLinks.of(template))
        .isInstanceOf(SiteException.class)
        .hasMessageStartingWith("waybill.docs.source is '" + template + "'. Expected an address");
  }

  private int write(String name) throws Exception {
    return new SiteTask(SampleSite.input()).run(folder.resolve(name));
  }

  private Document page(String path) throws IOException {
    return Jsoup.parse(folder.resolve("site").resolve(path).toFile(), "UTF-8");
  }

  private String name(Path file) {
    return folder.resolve("site").relativize(file).toString().replace('\\', '/');
  }

  private List<String> entries() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(each -> each.getFileName().toString()).toList();
    }
  }

  private SortedMap<String, String> texts(String name) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    Path root = folder.resolve(name);
    List<Path> files;
    try (Stream<Path> walk = Files.walk(root)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path each : files) {
      texts.put(root.relativize(each).toString(), Files.readString(each));
    }
    return texts;
  }
}
