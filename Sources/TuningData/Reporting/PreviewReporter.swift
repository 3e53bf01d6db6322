// SPDX-License-Identifier: Apache-2.0

public import JSONLines

/// Rows as the model will see them.
public struct PreviewReporter: Sendable {
  private let style: TextStyle

  /// Creates a reporter.
  public init(style: TextStyle = TextStyle()) { self.style = style }

  /// Returns a row for people: trained text in green, special tokens faint, and what is cut off
  /// struck out; without colours these are in ⟦⟧, in ⟨⟩ and behind a line that says so.
  public func text(_ preview: RowPreview) -> String {
    var text = ""
    var isCut = false
    for segment in preview.segments {
      if segment.isCut, !isCut {
        isCut = true
        text += style.cut(kept: preview.kept.count, of: preview.tokens.count)
      }
      let shown = segment.visibleText
      if segment.isSpecial {
        text += style.special(shown, isTrained: segment.isTrained)
      } else {
        text += segment.isTrained ? style.trained(shown) : shown
      }
    }
    return text + "\n"
  }

  /// Returns a row's counts in a line.
  public func heading(_ preview: RowPreview, line: Int) -> String {
    let trained = preview.kept.filter(\.isTrained).count
    let cut = preview.isTruncated ? ", cut to \(Quantity.grouped(preview.kept.count))" : ""
    return style.bold("line \(line)")
      + style.faint(
        " (\(Quantity.text(preview.tokens.count, "token")), \(Quantity.grouped(trained)) trained\(cut))"
      ) + "\n"
  }

  /// Returns a row in the shape of the service's preview endpoint.
  public func document(_ preview: RowPreview) -> JSONTree {
    let kept = preview.kept
    return .object([
      ("input_ids", .array(kept.map { .integer(Int($0.id)) })),
      ("labels", .array(kept.map { .integer($0.isTrained ? Int($0.id) : -100) })),
      ("tokens", .array(kept.map { .string(string($0)) })),
      ("num_tokens", .integer(kept.count)),
      ("num_trained_tokens", .integer(kept.filter(\.isTrained).count)),
      (
        "trained_spans",
        .array(
          preview.trainedSpans.map {
            .array([.integer($0.lowerBound), .integer($0.upperBound)])
          })
      ),
      ("truncated", .boolean(preview.isTruncated)),
    ])
  }

  private func string(_ token: RowPreview.Token) -> String {
    String(decoding: token.bytes, as: UTF8.self)
  }
}

extension TextStyle {
  fileprivate func trained(_ text: String) -> String {
    usesColor ? paint(text, "32") : "⟦\(text)⟧"
  }

  fileprivate func special(_ text: String, isTrained: Bool) -> String {
    usesColor ? paint(text, isTrained ? "2;32" : "2") : isTrained ? "⟦⟨\(text)⟩⟧" : "⟨\(text)⟩"
  }

  fileprivate func cut(kept: Int, of count: Int) -> String {
    let text =
      "cut off from here: \(Quantity.grouped(count - kept)) of \(Quantity.grouped(count)) tokens"
    return "\n" + (usesColor ? paint("── \(text) ──", "31") : "── \(text) ──") + "\n"
  }
}
