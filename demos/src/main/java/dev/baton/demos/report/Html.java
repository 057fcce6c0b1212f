package dev.baton.demos.report;

import java.util.List;

/** Writes HTML. Every text goes through {@link #escape}. */
final class Html {
  private Html() {}

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Writes JSON so that no text in it can end the script element it stands in. */
  static String scriptSafe(String json) {
    return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
  }

  /** Writes paragraphs. */
  static String paragraphs(List<String> texts) {
    var html = new StringBuilder();
    texts.forEach(text -> html.append("<p>").append(escape(text)).append("</p>\n"));
    return html.toString();
  }

  /**
   * Writes a table that scrolls sideways where it is too wide. Cells that look like numbers stand
   * to the right.
   */
  static String table(String caption, List<String> headings, List<List<String>> rows) {
    var html = new StringBuilder("<div class=\"scroll\"><table>\n<caption>");
    html.append(escape(caption)).append("</caption>\n<thead><tr>");
    for (int column = 0; column < headings.size(); column++) {
      html.append("<th scope=\"col\"").append(alignment(rows, column)).append('>');
      html.append(escape(headings.get(column))).append("</th>");
    }
    html.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : rows) {
      html.append("<tr>");
      for (int column = 0; column < row.size(); column++) {
        html.append("<td").append(alignment(rows, column)).append('>');
        html.append(escape(row.get(column))).append("</td>");
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody></table></div>\n").toString();
  }

  private static String alignment(List<List<String>> rows, int column) {
    boolean numbers =
        !rows.isEmpty()
            && rows.stream()
                .map(row -> row.get(column))
                .allMatch(cell -> cell.matches("-|[+-]?[\\d.,–]+( ?[a-zµ%×]+)?|"));
    return numbers ? " class=\"number\"" : "";
  }
}
