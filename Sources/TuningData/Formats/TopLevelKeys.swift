// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// The set of known keys at the top level of a record.
struct TopLevelKeys: OptionSet, Sendable {
  let rawValue: UInt32

  static let text = TopLevelKeys(rawValue: 1 << 0)
  static let messages = TopLevelKeys(rawValue: 1 << 1)
  static let prompt = TopLevelKeys(rawValue: 1 << 2)
  static let completion = TopLevelKeys(rawValue: 1 << 3)
  static let input = TopLevelKeys(rawValue: 1 << 4)
  static let preferredOutput = TopLevelKeys(rawValue: 1 << 5)
  static let nonPreferredOutput = TopLevelKeys(rawValue: 1 << 6)
  static let tools = TopLevelKeys(rawValue: 1 << 7)
  static let weight = TopLevelKeys(rawValue: 1 << 8)

  static let instruction = TopLevelKeys(rawValue: 1 << 9)
  static let output = TopLevelKeys(rawValue: 1 << 10)
  static let conversations = TopLevelKeys(rawValue: 1 << 11)
  static let chosen = TopLevelKeys(rawValue: 1 << 12)
  static let rejected = TopLevelKeys(rawValue: 1 << 13)
  static let question = TopLevelKeys(rawValue: 1 << 14)
  static let answer = TopLevelKeys(rawValue: 1 << 15)
  static let customID = TopLevelKeys(rawValue: 1 << 16)
  static let body = TopLevelKeys(rawValue: 1 << 17)
  static let solutions = TopLevelKeys(rawValue: 1 << 18)
  static let functions = TopLevelKeys(rawValue: 1 << 19)

  /// Every key with its bit.
  static let names: [(name: StaticString, key: TopLevelKeys)] = [
    ("text", .text), ("messages", .messages), ("prompt", .prompt), ("completion", .completion),
    ("input", .input), ("preferred_output", .preferredOutput),
    ("non_preferred_output", .nonPreferredOutput), ("tools", .tools), ("weight", .weight),
    ("instruction", .instruction), ("output", .output), ("conversations", .conversations),
    ("chosen", .chosen), ("rejected", .rejected), ("question", .question), ("answer", .answer),
    ("custom_id", .customID), ("body", .body), ("solutions", .solutions),
    ("functions", .functions), ("function_call", .functions),
  ]

  /// The shape of a record that has exactly these known keys.
  var shape: RecordShape {
    if contains(.messages), !isDisjoint(with: [.text, .prompt, .completion]) { return .ambiguous }
    var found: DatasetFormat?
    for (format, keys) in TopLevelKeys.formats where isSuperset(of: keys) {
      guard found == nil else { return .ambiguous }
      found = format
    }
    if let found { return .format(found) }
    return foreignShape.map(RecordShape.foreign) ?? .unknown
  }

  private static let formats = DatasetFormat.allCases.map { ($0, $0.keys) }

  private var foreignShape: ForeignShape? {
    if isSuperset(of: [.customID, .body]) { return .batchRequest }
    if contains(.conversations) { return .shareGPT }
    if isSuperset(of: [.chosen, .rejected]) { return .chosenRejected }
    if isSuperset(of: [.instruction, .output]) { return .alpaca }
    if isSuperset(of: [.question, .answer]) { return .questionAnswer }
    if isSuperset(of: [.prompt, .solutions]) { return .reinforcement }
    if isSuperset(of: [.input, .output]) { return .inputOutput }
    return nil
  }
}

extension TopLevelKeys {
  /// The known keys of `root`, escapes resolved.
  init(decodedKeysOf root: JSONValue) {
    let names = Set(root.members.compactMap(\.key.text))
    self.init(TopLevelKeys.names.filter { names.contains($0.name.description) }.map(\.key))
  }
}

extension DatasetFormat {
  /// The bits of the required keys.
  var keys: TopLevelKeys {
    switch self {
    case .conversation: .messages
    case .instruction: [.prompt, .completion]
    case .preference: [.input, .preferredOutput, .nonPreferredOutput]
    case .text: .text
    }
  }
}
