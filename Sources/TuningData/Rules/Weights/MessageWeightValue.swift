// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let messageWeightValue = Rule(
    "weights/message-weight-value", .error,
    summary: "The weight of a message is something else than the integer 0 or 1.",
    why: """
      A message is either trained on or not. The clients up to 2.14 refuse decimals, strings and null
      with "must be an integer" and other integers with "0 or 1". They accept `true`, because Python
      counts it as an integer; the documentation does not, and other readers need not follow Python.
      """,
    help: "write 0 to skip the message or 1 to train on it, or leave the weight out",
    sources: [
      "together-py 2.14.0, lib/utils/files.py", "docs.together.ai, fine-tuning data preparation",
    ],
    flagged: [
      #"{"messages": [{"role": "assistant", "content": "Hi", "weight": 0.5}]}"#,
      #"{"messages": [{"role": "assistant", "content": "Hi", "weight": 1.0}]}"#,
      #"{"messages": [{"role": "assistant", "content": "Hi", "weight": true}]}"#,
      #"{"messages": [{"role": "assistant", "content": "Hi", "weight": null}]}"#,
      #"{"messages": [{"role": "assistant", "content": "Hi", "weight": "1"}]}"#,
      #"{"messages": [{"role": "assistant", "content": "Hi", "weight": 2}]}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "assistant", "content": "Hi", "weight": 1}]}"#,
      #"{"messages": [{"role": "assistant", "content": "Hi"}], "weight": 0.5}"#,
      #"{"messages": [{"role": "assistant", "content": "Hi", "weight": NaN}]}"#,
    ],
    check: .record(.weights) { record, findings in
      for message in record.messages where !message.hasValidWeight {
        guard let weight = message.weight, weight.kind != .number || weight.isDecimal else {
          continue
        }
        let fault = fault(of: weight)
        findings.report(
          weight, "the weight of \(message.name) is \(fault.message)", help: fault.help)
      }
    })
}

/// What is wrong with a weight, and what to do where that is clear.
private func fault(of weight: JSONValue) -> (message: String, help: String?) {
  let spelling = weight.shortSpelling
  switch weight.kind {
  case .true: return ("true, not the number 1", "write 1")
  case .false: return ("false, not the number 0", "write 0")
  case .null: return ("null", "leave the weight out, or write 0 or 1")
  case .string: return ("the string \(spelling), not a number", nil)
  case .object, .array, .key: return ("\(spelling), not a number", nil)
  case .number: break
  }
  guard let number = weight.number, number == 0 || number == 1 else {
    let isInteger = spelling.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2D }
    let advice = "write 0 or 1; a weight for the whole record stands at its top level"
    return ("\(spelling)\(isInteger ? ", neither 0 nor 1" : ", not an integer")", advice)
  }
  return ("written as the decimal \(spelling)", "write \(Int(number))")
}

extension Message {
  /// The weight as it stands; nil when there is none.
  var weight: JSONValue? { value["weight"] }

  /// Whether the weight is one that the service takes; true when there is none.
  var hasValidWeight: Bool { weight.map { $0.isZero || $0.isOne } ?? true }
}

extension JSONValue {
  /// Whether the value is the integer 0.
  var isZero: Bool { kind == .number && ["0", "-0"].contains(spelling) }

  /// Whether the value is a number with digits, unlike NaN and Infinity, which are no JSON.
  var isDecimal: Bool { kind == .number && spelling.utf8.contains { 0x30...0x39 ~= $0 } }

  /// Whether the value is the integer 1.
  var isOne: Bool { kind == .number && spelling == "1" }
}
