// SPDX-License-Identifier: Apache-2.0

/// Models for people in front of a terminal.
public struct ModelListing: Sendable {
  private let style: TextStyle

  /// Creates a listing.
  public init(style: TextStyle = TextStyle()) { self.style = style }

  /// Returns a line for each model; `hasTokenizer` says whether its tokenizer is on this machine.
  public func table(_ models: [ModelProfile], hasTokenizer: (ModelProfile) -> Bool) -> String {
    let width = models.map(\.id.count).max() ?? 0
    let rows = models.map { model in
      let cells = [
        (model.id, width), (tokens(model.contextLength.sft), 10),
        (tokens(model.contextLength.dpo), 10), (model.template?.name ?? "?", 16),
        (hasTokenizer(model) ? "here" : "–", 0),
      ]
      return line(cells)
    }
    let head = line([
      ("model", width), ("SFT", 10), ("DPO", 10), ("template", 16), ("tokenizer", 0),
    ])
    return style.bold(head) + rows.joined()
  }

  /// Returns what is known of a model; `tokenizer` is where its vocabulary is on this machine.
  public func page(_ model: ModelProfile, tokenizer: String?) -> String {
    let absent =
      "not on this machine" + (model.hub == nil ? "" : "; run 'jsonltokens fetch \(model.id)'")
    let rows: [(String, String)] = [
      ("status", "\(model.status.rawValue), as of \(model.asOf)"),
      ("made by", model.organisation),
      ("context", "SFT \(tokens(model.contextLength.sft)), DPO \(tokens(model.contextLength.dpo))"),
      ("reasoning", word(model.reasoning)), ("tools", word(model.tools)),
      ("images", word(model.vision)), ("template", model.template?.name ?? "unknown"),
      ("vocabulary", model.tokenizer?.name ?? "unknown"),
      (
        "published", (model.hub?.name ?? "unknown") + (model.hub?.isGated == true ? " (gated)" : "")
      ),
      ("tokenizer", tokenizer ?? absent),
      ("instead", model.replacement ?? ""), ("note", model.note ?? ""), ("source", model.source),
    ]
    return style.bold(VisibleText(model.id).text) + "\n\n"
      + rows.filter { !$0.1.isEmpty }.map {
        line([("  " + $0.0, 14), (VisibleText($0.1).text, 0)])
      }
      .joined()
  }

  private func line(_ cells: [(text: String, width: Int)]) -> String {
    let padded = cells.map { cell in
      cell.text + String(repeating: " ", count: max(0, cell.width - cell.text.count))
    }
    return padded.joined(separator: "  ") + "\n"
  }

  private func tokens(_ count: Int?) -> String { count.map { Quantity.grouped($0) } ?? "?" }

  private func word(_ capability: Capability) -> String {
    switch capability {
    case .supported: "yes"
    case .unsupported: "no"
    case .unknown: "unknown"
    }
  }
}
