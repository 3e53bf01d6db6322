// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// Finds out which roles' content a template takes as text only.
///
/// Lists of parts are refused by such templates, left out, or printed as Python or JSON.
enum TextOnlyRoles {
  /// Returns the roles of which a template shows text that stands alone and no text in a part.
  static func learn(_ plan: RenderingPlan) -> Set<String> {
    guard plan.template != nil else { return [] }
    return Set(conversations.filter { isTextOnly(plan, $0.before, $0.role, $0.after) }.map(\.role))
  }

  private static func isTextOnly(
    _ plan: RenderingPlan, _ before: String, _ role: String, _ after: String
  ) -> Bool {
    func text(_ content: String) -> [UInt8]? {
      let message =
        #"{"role": "\#(role)", "tool_call_id": "aaaaaaaaa", "name": "look", "content": \#(content)}"#
      let document = JSONDocument()
      guard document.scan(text: #"{"messages": [\#(before)\#(message)\#(after)]}"#.utf8),
        let root = document.root
      else { return nil }
      return try? plan.render(root)
    }
    guard shows(text(#""spyglass""#)) else { return false }
    let parts = text(#"[{"type": "text", "text": "spyglass"}]"#)
    return !shows(parts) || parts?.firstRange(of: "type".utf8) != nil
  }

  private static func shows(_ text: [UInt8]?) -> Bool {
    text?.firstRange(of: "spyglass".utf8) != nil
  }

  private static let ask = #"{"role": "user", "content": "ask"}"#
  private static let call =
    #"{"role": "assistant", "content": "", "tool_calls": [{"id": "aaaaaaaaa", "#
    + #""type": "function", "function": {"name": "look", "arguments": "{}"}}]}"#

  private static let conversations: [(before: String, role: String, after: String)] = [
    ("", "system", ", \(ask)"), ("", "user", ""), ("\(ask), ", "assistant", ""),
    ("\(ask), \(call), ", "tool", ""),
  ]
}
