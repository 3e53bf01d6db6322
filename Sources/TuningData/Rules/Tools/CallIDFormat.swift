// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let callIDFormat = Rule(
    "tools/call-id-format", .warning,
    summary: "The id of a tool call is not nine letters and digits, as the model wants.",
    why: """
      Models of Mistral AI were trained on ids of exactly nine letters and digits. Their templates and
      the vendor's own library raise an error on any other, such as the `call_…` of OpenAI's
      interface; where one gets through, the model learns to write ids that its runtime refuses.

      Whether the template wants such ids is found by rendering with it.
      """,
    help: "rename the id in the call and in its result to nine letters and digits",
    sources: ["mistral-common, tool call validation", "jsonlkit.com"],
    flagged: [
      .counted(conversation(id: "call_1"), template: .withShortCallIDs)
    ],
    allowed: [
      .counted(conversation(id: "a1B2c3D4e"), template: .withShortCallIDs),
      .counted(conversation(id: "call_1")),
    ],
    check: .tokens { view, findings in
      guard view.template.wantsShortCallIDs || view.model?.template?.isMistral == true,
        view.mayCallTools
      else { return }
      for message in view.record.messages {
        for call in message.toolCalls?.elements.map(\.self) ?? [] {
          guard let id = call["id"], let text = id.text, !text.isShortID else { continue }
          findings.report(
            id, "the id \(id.shortText) of a call in \(message.name) is not nine letters and digits"
          )
        }
      }
    })
}

private func conversation(id: String) -> String {
  #"""
  {"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "content": "", \#
  "tool_calls": [{"id": "\#(id)", "type": "function", "function": {"name": "rain", \#
  "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "\#(id)", "content": "no"}, \#
  {"role": "assistant", "content": "No."}], "tools": [{"type": "function", \#
  "function": {"name": "rain"}}]}
  """#
}

extension TemplateFamily {
  fileprivate var isMistral: Bool { name.hasPrefix("mistral") }
}

extension String {
  fileprivate var isShortID: Bool {
    utf8.count == 9
      && unicodeScalars.allSatisfy { $0.isASCII && ($0.properties.isAlphabetic || isDigit($0)) }
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
