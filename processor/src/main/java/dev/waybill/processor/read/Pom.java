package dev.waybill.processor.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads a Maven project's coordinates, so that a user need not repeat them as an option. */
final class Pom {

  private Pom() {}

  /**
   * Returns {@code group:artifact:version}, the group and version of the parent where the project
   * has none of its own; empty where the file says neither, or uses properties for them.
   */
  static String coordinates(Path pom) {
    try (InputStream in = Files.newInputStream(pom)) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Element project = factory.newDocumentBuilder().parse(in).getDocumentElement();
      String group = own(project, "groupId");
      String artifact = text(project, "artifactId");
      String version = own(project, "version");
      boolean known = !artifact.isEmpty() && !(group + artifact + version).contains("${");
      return known ? group + ":" + artifact + ":" + version : "";
    } catch (IOException | ParserConfigurationException | SAXException unreadable) {
      return "";
    }
  }

  private static String own(Element project, String name) {
    String text = text(project, name);
    Element parent = child(project, "parent");
    return text.isEmpty() && parent != null ? text(parent, name) : text;
  }

  private static String text(Element element, String name) {
    Element child = child(element, name);
    return child == null ? "" : child.getTextContent().strip();
  }

  private static @org.jspecify.annotations.Nullable Element child(Element element, String name) {
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child && child.getTagName().equals(name)) {
        return child;
      }
    }
    return null;
  }
}
