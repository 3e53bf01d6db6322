// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// How the conversations of a file are made, for charts.
///
/// Memory does not grow with the file, and the order of adding does not matter.
public struct FileStatistics: Sendable, Equatable {
  /// How many conversations have how many answers.
  public private(set) var turns = CountSpread()
  /// How many messages each role says; roles that the service does not know are `other`.
  public private(set) var roles: [String: Int] = [:]

  /// The roles in the order in which they are shown.
  public static let roleNames = ["system", "user", "assistant", "tool", other]

  private static let other = "other"

  /// Creates the statistics of an empty file.
  public init() {}

  /// Adds a record.
  mutating func add(_ root: JSONValue, _ look: RecordSurvey.Result) {
    guard case .format(let format) = look.shape else { return }
    switch format {
    case .conversation:
      turns.add(look.turns)
      addRoles(root["messages"])
    case .preference:
      // Its two outputs are one answer to choose.
      turns.add(max(look.turns - 1, 0))
      addRoles(root["input"]?["messages"])
      addRoles(root["preferred_output"])
      addRoles(root["non_preferred_output"])
    case .instruction, .text: break
    }
  }

  private mutating func addRoles(_ messages: JSONValue?) {
    guard let messages, messages.kind == .array else { return }
    for message in messages.elements {
      let role = message["role"].map(Role.init) ?? .missing
      roles[role.isKnown ? role.name : FileStatistics.other, default: 0] += 1
    }
  }

  /// Adds the records of another part of the file.
  mutating func add(_ other: FileStatistics) {
    turns.add(other.turns)
    roles.merge(other.roles, uniquingKeysWith: +)
  }
}
