// SPDX-License-Identifier: Apache-2.0

/// The environment variables that say where things are and who is asking.
public struct EnvironmentVariables: Sendable {
  private let value: @Sendable (String) -> String?

  /// Those of this process.
  public static let process = EnvironmentVariables { processVariable($0) }

  /// Creates an environment from a table.
  public init(_ values: [String: String]) {
    self.init { values[$0] }
  }

  private init(value: @escaping @Sendable (String) -> String?) {
    self.value = value
  }

  /// Returns a variable; nil when it is not set or empty.
  public subscript(name: String) -> String? {
    value(name).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether a variable says yes, as the Python client of the hub reads it.
  func isTrue(_ name: String) -> Bool {
    ["1", "on", "yes", "true"].contains(self[name]?.lowercased())
  }

  /// A variable that holds a folder; a leading `~` is the home folder.
  func folder(_ name: String) -> String? {
    guard let text = self[name] else { return nil }
    guard text == "~" || text.hasPrefix("~/"), let home = self["HOME"] else { return text }
    return home + text.dropFirst()
  }
}
