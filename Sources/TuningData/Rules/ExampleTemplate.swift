// SPDX-License-Identifier: Apache-2.0

/// A small template that examples are rendered with: ChatML, whole or with one of the peculiarities
/// that published templates have.
public enum ExampleTemplate: Sendable, CaseIterable {
  /// It renders everything.
  case whole
  /// It leaves out system messages.
  case withoutSystem
  /// It leaves out the declarations of tools.
  case withoutTools
  /// Of several calls in a message it renders the first.
  case withOneCall
  /// It leaves out the reasoning of answers before the last user message.
  case withoutEarlierReasoning
  /// It refuses messages of the same role in a row.
  case alternating
  /// It refuses ids of calls that are not nine letters and digits.
  case withShortCallIDs

  /// What is peculiar, for a page; nil when nothing is.
  var peculiarity: String? {
    switch self {
    case .whole: nil
    case .withoutSystem: "leaves out system messages"
    case .withoutTools: "leaves out tools"
    case .withOneCall: "renders one call of a message"
    case .withoutEarlierReasoning: "leaves out reasoning before the last user message"
    case .alternating: "wants roles to alternate"
    case .withShortCallIDs: "wants ids of nine letters and digits"
    }
  }

  /// The template in Jinja.
  public var text: String {
    let tools = self == .withoutTools ? "" : ExampleTemplate.tools
    let skip = self == .withoutSystem ? "{% if m.role == 'system' %}{% continue %}{% endif %}" : ""
    let calls = self == .withOneCall ? "(m.tool_calls or [])[:1]" : "m.tool_calls"
    let reasons =
      self == .withoutEarlierReasoning
      ? "{% if m.reasoning_content and loop.index0 > ns.last %}" : "{% if m.reasoning_content %}"
    return "{% set ns = namespace(last=-1) %}" + ExampleTemplate.lastUser + tools
      + "{% for m in messages %}" + skip + refusal + "<|im_start|>{{ m.role }}\n" + reasons
      + "{{ m.reasoning_content }}\n{% endif %}{{ m.content or '' }}"
      + "{% for call in \(calls) %}{{ call.function | tojson }}{% endfor %}<|im_end|>\n"
      + "{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
  }

  private var refusal: String {
    switch self {
    case .alternating:
      "{% if loop.index0 > 0 and m.role == messages[loop.index0 - 1].role %}"
        + "{{ raise_exception('roles must alternate') }}{% endif %}"
    case .withShortCallIDs:
      "{% for call in m.tool_calls %}{% if call.id | length != 9 %}"
        + "{{ raise_exception('call ids have nine letters and digits') }}{% endif %}{% endfor %}"
    default: ""
    }
  }

  private static let tools =
    "{% if tools %}<|im_start|>tools\n{{ tools | tojson }}<|im_end|>\n{% endif %}"
  private static let lastUser =
    "{% for m in messages %}{% if m.role == 'user' %}{% set ns.last = loop.index0 %}"
    + "{% endif %}{% endfor %}"
}
