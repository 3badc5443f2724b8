package dev.waybill.plugin.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds links of a site that lead nowhere, and what a page would load from elsewhere. */
final class LinkChecker {

  private final Path site;
  private final Map<Path, Set<String>> anchors = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private int links;

  LinkChecker(Path site) {
    this.site = site;
  }

  static List<Path> pages(Path site) throws IOException {
    try (Stream<Path> files = Files.walk(site)) {
      return files.filter(each -> each.toString().endsWith(".html")).sorted().toList();
    }
  }

  /** Returns the faults, each with its page. */
  List<String> check() throws IOException {
    Map<Path, Document> pages = new HashMap<>();
    for (Path page : pages(site)) {
      Document document = Jsoup.parse(page.toFile(), "UTF-8");
      pages.put(page, document);
      List<String> ids = document.select("[id]").eachAttr("id");
      anchors.put(page, new TreeSet<>(ids));
      if (anchors.get(page).size() != ids.size()) {
        faults.add(site.relativize(page) + ": an id stands twice");
      }
    }
    for (Map.Entry<Path, Document> each : pages.entrySet()) {
      for (Element element : each.getValue().select("[href], [src]")) {
        boolean isPage = element.normalName().equals("a");
        check(each.getKey(), element.attr(element.hasAttr("href") ? "href" : "src"), isPage);
      }
      for (Element refresh : each.getValue().select("meta[http-equiv=refresh]")) {
        check(each.getKey(), refresh.attr("content").replaceFirst(".*url=", ""), true);
      }
    }
    return faults.stream().sorted().toList();
  }

  int links() {
    return links;
  }

  private void check(Path page, String address, boolean mayLeave) {
    links++;
    boolean isOutside = address.matches("(?i)[a-z]+:.*|//.*");
    if (isOutside) {
      if (!mayLeave && !address.equals("data:,")) {
        faults.add(site.relativize(page) + ": loads " + address);
      }
      return;
    }
    int hash = address.indexOf('#');
    String path = hash < 0 ? address : address.substring(0, hash);
    String anchor = hash < 0 ? "" : address.substring(hash + 1);
    Path target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
    if (!Files.isRegularFile(target)) {
      faults.add(site.relativize(page) + ": " + address + " is not there");
    } else if (!anchor.isEmpty() && !anchors.getOrDefault(target, Set.of()).contains(anchor)) {
      faults.add(site.relativize(page) + ": " + address + " has no such anchor");
    }
  }
}
