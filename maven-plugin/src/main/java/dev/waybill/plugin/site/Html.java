package dev.waybill.plugin.site;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateModelException;

/** Makes HTML that templates print as it is; all other text they escape. */
final class Html {

  private Html() {}

  static String escape(String text) {
    return HTMLOutputFormat.INSTANCE.escapePlainText(text);
  }

  /** Marks text as HTML: whoever calls it has escaped what comes from others. */
  static TemplateHTMLOutputModel of(String html) {
    try {
      return HTMLOutputFormat.INSTANCE.fromMarkup(html);
    } catch (TemplateModelException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The text of what is HTML already. */
  static String text(TemplateHTMLOutputModel html) {
    try {
      return HTMLOutputFormat.INSTANCE.getMarkupString(html);
    } catch (TemplateModelException e) {
      throw new IllegalStateException(e);
    }
  }

  static String link(String href, String html) {
    return "<a href=\"" + escape(href) + "\">" + html + "</a>";
  }
}
