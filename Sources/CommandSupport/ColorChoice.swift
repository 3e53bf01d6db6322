// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import TuningData

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// When to use colours.
public enum ColorChoice: String, Sendable, CaseIterable, ExpressibleByArgument {
  case auto, always, never

  /// The style for standard output: in doubt colours only on a terminal, and not with `NO_COLOR`
  /// (https://no-color.org).
  public var style: TextStyle {
    switch self {
    case .always: TextStyle(usesColor: true)
    case .never: TextStyle()
    case .auto: TextStyle(usesColor: StandardStream.output.isTerminal && !isRefused)
    }
  }

  private var isRefused: Bool {
    environment("NO_COLOR")?.isEmpty == false || environment("TERM") == "dumb"
  }
}

private func environment(_ name: String) -> String? {
  unsafe getenv(name).map { unsafe String(cString: $0) }
}
