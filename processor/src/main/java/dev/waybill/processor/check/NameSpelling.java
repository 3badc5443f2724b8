package dev.waybill.processor.check;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** What a legal name looks like. */
final class NameSpelling {

  static final int LONGEST = 200;

  // Legal as names of methods, but not called without a class in front.
  private static final Set<String> CONTEXTUAL = Set.of("_", "yield");

  // Legal as identifiers, but not as names of classes.
  private static final Set<String> NO_CLASS = Set.of("var", "record", "sealed", "permits");

  // JLS 3.9 and the three literals. Not SourceVersion.isKeyword: the answer must not depend on the
  // JDK that compiles, and this stage knows nothing of the compiler.
  private static final Set<String> RESERVED =
      Set.of(
          ("abstract assert boolean break byte case catch char class const continue default do"
                  + " double else enum extends false final finally float for goto if implements"
                  + " import instanceof int interface long native new null package private"
                  + " protected public return short static strictfp super switch synchronized this"
                  + " throw throws transient true try void volatile while")
              .split(" "));

  private NameSpelling() {}

  /** Returns what is wrong with the characters and segments, or an empty string. */
  static String fault(String name) {
    for (String segment : name.split("\\.", -1)) {
      if (segment.isEmpty()) {
        return "it has an empty segment";
      }
      for (int i = 0; i < segment.length(); ) {
        int c = segment.codePointAt(i);
        boolean legal =
            c != '$'
                && (i == 0 ? Character.isJavaIdentifierStart(c) : Character.isJavaIdentifierPart(c))
                && !Character.isIdentifierIgnorable(c);
        if (!legal) {
          return "'" + Character.toString(c) + "' cannot stand " + (i == 0 ? "first" : "there");
        }
        i += Character.charCount(c);
      }
    }
    return "";
  }

  /** Returns the first segment that Java reserves, or an empty string. */
  static String keyword(String name) {
    for (String segment : name.split("\\.", -1)) {
      if (CONTEXTUAL.contains(segment) || RESERVED.contains(segment)) {
        return segment;
      }
    }
    return "";
  }

  static boolean isClassName(String simple) {
    return !NO_CLASS.contains(simple) && keyword(simple).isEmpty() && simple.indexOf('.') < 0;
  }

  static String namespace(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /**
   * Returns the name in small letters without separators and with composed letters, by which people
   * mix names up.
   */
  static String folded(String name) {
    return Normalizer.normalize(name.replace("_", ""), Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT);
  }

  /**
   * Turns {@code layer_norm} or {@code LayerNorm} into {@code layerNorm}; keeps a last {@code _}.
   */
  static String lowerCamel(String word) {
    String camel = camel(word);
    int capitals = 0;
    while (capitals < camel.length() && Character.isUpperCase(camel.charAt(capitals))) {
      capitals++;
    }
    if (capitals > 1 && capitals < camel.length()) {
      // An acronym in front: NDCGLoss becomes ndcgLoss.
      capitals--;
    }
    return camel.substring(0, capitals).toLowerCase(Locale.ROOT) + camel.substring(capitals);
  }

  static String upperCamel(String word) {
    String camel = camel(word);
    return camel.isEmpty() ? camel : Character.toUpperCase(camel.charAt(0)) + camel.substring(1);
  }

  static String upperSnake(String word) {
    return word.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }

  private static String camel(String word) {
    StringBuilder camel = new StringBuilder();
    boolean upper = false;
    int end = word.endsWith("_") ? word.length() - 1 : word.length();
    for (int i = 0; i < end; i++) {
      char c = word.charAt(i);
      if (c == '_') {
        upper = camel.length() > 0;
      } else {
        camel.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    return camel + word.substring(end);
  }
}
