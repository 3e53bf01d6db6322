// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import TuningData

/// When to use colours.
public enum ColorChoice: String, Sendable, CaseIterable, ExpressibleByArgument {
  case auto, always, never

  /// The style for standard output: in doubt colours only on a terminal, and not with `NO_COLOR`
  /// (https://no-color.org).
  public var style: TextStyle {
    switch self {
    case .always: TextStyle(usesColor: true, rulePages: TerminalLinks.rulePages)
    case .never: TextStyle()
    case .auto:
      StandardStream.output.isTerminal && !isRefused
        ? TextStyle(usesColor: true, rulePages: TerminalLinks.rulePages) : TextStyle()
    }
  }

  private var isRefused: Bool {
    EnvironmentVariable.value("NO_COLOR")?.isEmpty == false
      || EnvironmentVariable.value("TERM") == "dumb"
  }
}
