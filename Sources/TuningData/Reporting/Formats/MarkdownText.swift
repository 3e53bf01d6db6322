// SPDX-License-Identifier: Apache-2.0

/// Text that is nothing but text in Markdown, also in a cell of a table.
enum MarkdownText {
  /// Returns `text` so that nothing in it is markup, a link or a mention of anybody.
  ///
  /// Mentions (`@name`) and references (`#1`) are found in what Markdown has become, where no escape
  /// helps; a sign in a code span is none.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in VisibleText(text).text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case ":": result += "&#58;"
      case "@", "#":
        result += "`\(scalar)`"
      case "\\", "`", "*", "_", "[", "]", "(", ")", "|", "~", "!", "$":
        result += "\\\(scalar)"
      default: result.unicodeScalars.append(scalar)
      }
    }
    // The one link that begins without a sign.
    return result.replacing("www.", with: "www\\.").replacing("WWW.", with: "WWW\\.")
  }
}
