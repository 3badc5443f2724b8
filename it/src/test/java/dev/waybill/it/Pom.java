package dev.waybill.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/// One element of a pom, with those below it.
record Pom(Element element) {

  /// Reads a pom.
  static Pom of(Path file) {
    try {
      return new Pom(
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(file.toFile())
              .getDocumentElement());
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new AssertionError("cannot read " + file, e);
    }
  }

  /// The elements at a path of names.
  List<Pom> all(String... path) {
    List<Pom> found = List.of(this);
    for (String name : path) {
      found = found.stream().flatMap(pom -> pom.children(name).stream()).toList();
    }
    return found;
  }

  /// The text of the one element at a path of names, or nothing.
  String text(String... path) {
    List<Pom> found = all(path);
    return found.size() == 1 ? found.get(0).element().getTextContent().strip() : "";
  }

  private List<Pom> children(String name) {
    List<Pom> found = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child && child.getTagName().equals(name)) {
        found.add(new Pom(child));
      }
    }
    return found;
  }
}
