package dev.waybill.cli;

import java.util.Map;
import java.util.regex.Pattern;

/// Takes tags and entities out of HTML.
final class MarkupText {

  private static final Pattern HIDDEN =
      Pattern.compile("(?is)<(script|style)\\b.*?</\\1\\s*>|<!--.*?-->");
  private static final Pattern TAG = Pattern.compile("</?[a-zA-Z!][^<>]*>");
  private static final Pattern ENTITY = Pattern.compile("&(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\\w+);");
  private static final Map<String, String> ENTITIES =
      Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'", "nbsp", " ");

  private MarkupText() {}

  static String plain(String html) {
    String text = html.indexOf('<') < 0 ? html : HIDDEN.matcher(html).replaceAll(" ");
    text = text.indexOf('<') < 0 ? text : TAG.matcher(text).replaceAll(" ");
    return text.indexOf('&') < 0
        ? text
        : ENTITY.matcher(text).replaceAll(m -> quote(entity(m.group(1), m.group())));
  }

  private static String entity(String name, String whole) {
    if (!name.startsWith("#")) {
      return ENTITIES.getOrDefault(name, whole);
    }
    boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
    int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
    return Character.isValidCodePoint(code) ? Character.toString(code) : whole;
  }

  private static String quote(String text) {
    return java.util.regex.Matcher.quoteReplacement(text);
  }
}
